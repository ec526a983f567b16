/** Builds the search's data files from the catalogue: entries, posting lists, products and vocabulary. */
import type { Catalog, Product, SearchWords } from "../../catalog/build.ts";
import { fold, separateScripts } from "../shared/fold.ts";
import { keysOf } from "../shared/keys.ts";
import type {
  OtherService,
  Postings,
  SearchEntry,
  SearchManifest,
  SearchProduct,
  SymbolList,
  VocabularyData,
} from "../shared/shape.ts";
import { entryFileCount, entryFileOfKey, fileOf, hash, postingFileCount } from "../shared/shards.ts";
import { fillersOf, termsOf } from "../shared/terms.ts";
import { entryOf } from "./entry.ts";
import { indexWords } from "./postings.ts";

/** The contents of all data files. */
export interface SearchData {
  manifest: SearchManifest;
  /** By file. An entry is in the file of each of its keys. */
  entries: SearchEntry[][];
  /** By file. */
  postings: Postings[];
  products: SearchProduct[];
  symbols: SymbolList;
  otherServices: OtherService[];
  vocabulary: VocabularyData;
}

/** The words of the catalogue, and the characters of a dictionary. */
export interface IndexWords extends SearchWords {
  /** Each traditional character followed by its simplified one. */
  traditional: string;
}

/** Builds the contents of all data files. */
export function buildSearchData({ products, codes, otherServices }: Catalog, words: IndexWords): SearchData {
  const indexedCodes = codes.map((code) => ({ code, entry: entryOf(code) }));
  const entries: SearchEntry[][] = Array.from({ length: entryFileCount(codes.length) }, () => []);
  for (const { entry } of indexedCodes) {
    const keys = Object.values(keysOf(entry)).flat();
    for (const file of new Set(keys.map((key) => entryFileOfKey(key, entries.length)))) entries[file]!.push(entry);
  }
  const fillers = fillersOf(words.fillers);
  const index = indexWords(indexedCodes, words.synonyms, fillers);
  const postings: Postings[] = Array.from({ length: postingFileCount(index.postings.size) }, () => ({}));
  for (const [term, list] of index.postings) postings[fileOf(term, postings.length)]![term] = list;
  const indexedCharacters = new Set([...index.postings.keys()].join(""));
  const data = {
    entries,
    postings,
    products: products.map(searchProduct),
    symbols: indexedCodes.map(({ entry }) => [entry.code, ...entry.names].filter(isSymbol).join(" ")),
    otherServices: otherServices.map(({ name, words: list, vendor = "", numbers = [] }) => ({
      name,
      words: foldedWords(list),
      vendor,
      numbers,
    })),
    vocabulary: {
      words: [...index.words].sort(),
      bigrams: [...index.bigrams].sort().join(""),
      jargon: [...new Set(words.synonyms.flat().flatMap((word) => termsOf(word, fillers)))].sort(),
      fillers: [...words.fillers],
      // Characters that are on no page need not be simplified.
      traditional: (words.traditional.match(/../gu) ?? [])
        .filter(([, simplified = ""]) => indexedCharacters.has(simplified))
        .join(""),
    },
  };
  const version = hash(JSON.stringify(data)).toString(36);
  return { ...data, manifest: { version, entryFiles: entries.length, postingFiles: postings.length } };
}

/**
 * A name whole and, if it ends with an abbreviation, both parts: `智能语音交互 NLS` is called by either. `API` or `ASR` names no product:
 * every vendor has one.
 */
const namesIn = (name: string): string[] => [
  name,
  ...(/^(.{4,}?) \(?(?!API|SDK|ASR|TTS|STT)([A-Z]{2,})\)?$/.exec(name)?.slice(1) ?? []),
];

/** Whether a word of a product is a part of its name by which people call it: `DashScope`, `百炼`. An ordinary word, such as `flash`, is not. */
const isNameIn = (word: string, name: Product["name"]): boolean =>
  /[a-z][A-Z]|\p{Script=Han}{2}/u.test(word) && [name.zh, name.en].some((text) => text.includes(word));

/** Whether a word is the host of a service, whose address in a log says whom a text is about: `nls-gateway.aliyuncs.com`. */
const isHost = (word: string): boolean => /^[a-z0-9.-]+\.(?:com|cn|io|ai|net)$/.test(word);

/** Whether a name is a symbol, rather than words or a number. */
const isSymbol = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_.-]+$/.test(name);

/**
 * Words without repetition as they stand in a folded text. Camel case is one word for those who write it in small letters: `WebSocket`,
 * `websocket`. Single letters say nothing.
 */
const foldedWords = (texts: readonly string[]) =>
  [...new Set(texts.flatMap((text) => [text, text.toLowerCase()]).map((text) => separateScripts(fold(text))))].filter(
    (word) => word.length > 1,
  );

/** Whether programs of any service get the codes of a layer, such as those of a browser or a protocol. */
const isPlatform = (layer: Product["layer"]): boolean => layer === "platform" || layer === "protocol";

function searchProduct({
  id,
  layer,
  segment,
  lifecycle,
  vendor,
  name,
  names,
  searchWords,
  logs,
  ranges,
  codes,
}: Product): SearchProduct {
  return {
    id,
    // A segment such as `speech` is an ordinary word, unless people write it in capitals.
    names: foldedWords([
      ...namesIn(name.zh),
      ...namesIn(name.en),
      ...names,
      ...searchWords.filter(
        (word) => isHost(word) || word === segment.toUpperCase() || (!isPlatform(layer) && isNameIn(word, name)),
      ),
    ]),
    // The name of a platform, such as Android, says nothing: programs of any service run there.
    vendorNames: foldedWords(isPlatform(layer) ? [] : [...(vendor.isBrand ? [] : [vendor.id]), ...vendor.words]),
    hints: foldedWords([
      ...searchWords,
      ...logs.callbacks,
      ...logs.prefixes,
      ...(isPlatform(layer) ? vendor.words : []),
    ]),
    isCurrent: lifecycle === "current",
    isPlatform: isPlatform(layer),
    fields: logs.codeFields,
    ranges: ranges.map(({ from, to, name }) => ({ from, to, name })),
    codes: codes.map(({ code, slug }) => (slug === code ? code : [code, slug])),
  };
}
