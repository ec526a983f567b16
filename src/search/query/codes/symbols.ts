/** Finds the symbols that an unknown one may stand for: with another prefix, misspelt, or only in part. */
import { fold, holdsWord } from "../../shared/fold.ts";
import { termsOfRun } from "../../shared/terms.ts";
import type { SymbolList } from "../../shared/shape.ts";
import { editDistance } from "./edit-distance.ts";

/** How an unknown symbol is similar to a known one, best first. */
const SIMILARITIES = ["prefix", "misspelt", "inside", "beginning", "part"] as const;

export interface SimilarSymbol {
  /** Position of the code in the catalogue. */
  position: number;
  name: string;
  similarity: (typeof SIMILARITIES)[number];
}

/** Words that SDKs put before a symbol, and that differ between their editions and languages. */
const PREFIX_WORDS =
  /^(?:(?:av|qav|qavptt|qavptterror|itmg|gme|sdk|nls|spxerr|err|error|errors|errorcode|code|status|result|e|k)(?: |$))+/;
/** Shortest symbol of which a beginning or a misspelling is recognised, in characters without its joints. */
const LENGTH_MIN = { beginning: 5, misspelt: 8, part: 8 };
/** A symbol may have one wrong character in so many. */
const LENGTH_PER_EDIT = 8;
const EDITS_MAX = 2;
/** Most wrong characters of a symbol without its joints. */
const editsMaxOf = (squeezed: string): number => Math.min(EDITS_MAX, Math.floor(squeezed.length / LENGTH_PER_EDIT));

/** A word that some editions put after a symbol of two words or more. */
const SUFFIX_WORD = /(?<= \S+) (?:error|err|exception)$/;
/** The words of a symbol without its prefix and suffix, or all of them if nothing else is left. */
export const coreOf = (folded: string): string =>
  folded.replace(PREFIX_WORDS, "").replace(SUFFIX_WORD, "").trim() || folded;

/** Words of a symbol inside a longer one, at least. */
const WORDS_MIN = 3;
/** Words by which symbols of one family begin. */
const FAMILY_WORDS = 2;
const squeeze = (folded: string): string => folded.replaceAll(" ", "");

/** A symbol of the catalogue in the forms with which unknown ones are compared. */
export interface KnownSymbol {
  /** Position of the code in the catalogue. */
  position: number;
  name: string;
  folded: string;
  /** Folded, without its prefix. */
  core: string;
  /** The same two without spaces. */
  squeezed: string;
  squeezedCore: string;
  /** Number of words of the core. */
  words: number;
  /** Stems of the core's words. */
  stems: string;
  /** The first words of the core. */
  family: string;
}

const cache = new WeakMap<SymbolList, KnownSymbol[]>();

/**
 * All symbols of the catalogue, memoised by identity: there are some thousand.
 * @example knownSymbols(["", "AV_ERR_TIMEOUT"])[0] // => { position: 1, name: "AV_ERR_TIMEOUT", core: "timeout", … }
 */
export function knownSymbols(symbols: SymbolList): readonly KnownSymbol[] {
  const cached = cache.get(symbols);
  if (cached) return cached;
  const list = symbols.flatMap((names, position) =>
    names
      .split(" ")
      .filter((name) => name !== "")
      .map((name) => ({ position, name, ...comparableForms(name) })),
  );
  cache.set(symbols, list);
  return list;
}

/** The forms of a symbol with which others are compared. */
function comparableForms(name: string): Omit<KnownSymbol, "position" | "name"> {
  const folded = fold(name);
  const core = coreOf(folded);
  const words = core.split(" ");
  return {
    folded,
    core,
    squeezed: squeeze(folded),
    squeezedCore: squeeze(core),
    words: words.length,
    stems: words.flatMap(termsOfRun).join(" "),
    family: words.slice(0, FAMILY_WORDS).join(" "),
  };
}

/**
 * The symbols that are similar to an unknown one, all in the same, best way.
 * @example similarSymbols("AV_ERR_AUTH_FAILED", knownSymbols(["AV_ERR_TIMEOUT"])) // => []
 * @example similarSymbols("AV_ERR_TIMOUT", knownSymbols(["AV_ERR_TIMEOUT"]))[0].similarity // => "misspelt"
 */
export function similarSymbols(symbol: string, symbols: readonly KnownSymbol[]): SimilarSymbol[] {
  const asked = comparableForms(symbol);
  const editsMax = editsMaxOf(asked.squeezed);
  let leastEdits = editsMax;
  const similar = symbols.flatMap((known): (SimilarSymbol & { edits: number })[] => {
    const { position, name } = known;
    const found = (similarity: SimilarSymbol["similarity"], edits = 0) => [{ position, name, similarity, edits }];
    // A single word, such as `timeout`, is the symbol of many services.
    if (asked.core === known.core && known.words > 1) return found("prefix");
    if (asked.squeezed.length >= LENGTH_MIN.misspelt && editsMax > 0) {
      const coreMax = asked.words > 1 ? Math.min(editsMaxOf(asked.squeezedCore), leastEdits) : 0;
      const coreEdits = editDistance(asked.squeezedCore, known.squeezedCore, coreMax);
      const edits = coreEdits <= coreMax ? coreEdits : editDistance(asked.squeezed, known.squeezed, leastEdits);
      if (edits <= leastEdits) {
        leastEdits = edits;
        return found("misspelt", edits);
      }
    }
    const isInside = known.words >= WORDS_MIN && known.words <= asked.words && holdsWord(asked.stems, known.stems);
    if (isInside) return found("inside");
    if (asked.squeezed.length >= LENGTH_MIN.beginning && known.squeezed.startsWith(asked.squeezed))
      return found("beginning");
    if (asked.words > 1 && asked.squeezedCore.length >= LENGTH_MIN.part && holdsWord(known.folded, asked.core))
      return found("part");
    return [];
  });
  const best = SIMILARITIES.find((kind) => similar.some(({ similarity }) => similarity === kind));
  return similar
    .filter(({ similarity, edits }) => similarity === best && (best !== "misspelt" || edits === leastEdits))
    .map(({ edits: _, ...found }) => found);
}

/** Words of a symbol that names an error. */
const ERROR_WORD =
  /^(?:fail\w*|invalid\w*|illegal|denied|deny|timeout|timed|expired?|exceed\w*|limit\w*|not|no|cannot|out|un[a-z]{4,}|quota|empty|missing|bad|conflict|refused|rejected|overdue|insufficient|mismatch|reached|lost|closed|disconnected|ended|detected|arrearage)$/;

/** Words of exceptions that libraries for networking raise, whichever service they call: `ConnectionClosedError`. */
const LIBRARY_WORD =
  /^(?:connection|connect|connector|closed?|reset|refused|aborted|broken|pipe|socket|client|server|remote|ssl|read|timed?|out|timeout)$/;

/** Exceptions that the libraries of languages raise in programs of any kind, folded. */
const STANDARD_EXCEPTION =
  /^(?:file not found|illegal (?:state|argument)|null (?:pointer|reference)|class not found|no such \w+|index out of bounds|array index out of bounds|number format|unsupported operation|invalid operation|argument null|task canceled|operation canceled|dead object|http request|dll not found|unsatisfied link|module not found|not implemented|unicode (?:decode|encode)|json decode|zero division) (?:error|exception)$/;
/** A code with the name of its service: `AIS.0104`. */
export const SERVICE_CODE = /^[A-Z]{2,8}\.\d{4}$/;
/** Words of a name in small letters from which on it is a function: `init_from_file_with_params`. */
const FUNCTION_WORDS = 5;

/**
 * Whether a token looks like the symbol of an error, in any style: `ERR_TIMEOUT`, `session_expired`, `NotReadableError`.
 * Names of exceptions that every program has, such as `RuntimeError`, say nothing.
 */
export function isErrorSymbol(token: string): boolean {
  const folded = fold(token);
  const words = folded.split(" ");
  if (STANDARD_EXCEPTION.test(folded) || (/^[a-z0-9_]+$/.test(token) && words.length >= FUNCTION_WORDS)) return false;
  // In camel case, only a class begins with a capital: `onEngineError` is a function.
  if (/^[A-Za-z0-9]+$/.test(token))
    return (
      /^[A-Z]/.test(token) &&
      words.length >= 3 &&
      /^(?:error|exception|err)$/.test(words.at(-1)!) &&
      !words.slice(0, -1).every((word) => LIBRARY_WORD.test(word))
    );
  if (SERVICE_CODE.test(token)) return true;
  // A field such as `error_info`, `err_no` or `corpus_no` is no symbol.
  if (words.at(-1) === "no") return false;
  const isConstant =
    /^[A-Z0-9_]+$/.test(token) && words.some((word) => /^(?:e|err|error|failed|failure|exceeded|expired)$/.test(word));
  return /^\w+$/.test(token) && words.length >= 2 && (isConstant || words.some((word) => ERROR_WORD.test(word)));
}

/**
 * Whether a symbol belongs to a family of known ones, though it is not known itself.
 * @example isOfFamily("AV_ERR_VOICE_RECORD_X", knownSymbols(["AV_ERR_VOICE_RECORD_START_FAILED"])) // => true
 */
export function isOfFamily(symbol: string, symbols: readonly KnownSymbol[]): boolean {
  const { family } = comparableForms(symbol);
  return family.includes(" ") && symbols.some((known) => known.family === family);
}
