/** Indexes the words of the pages: which codes a word leads to, and how relevant it is for each. */
import type { Code, Condition } from "../../catalog/build.ts";
import { fold, hasHan, holdsWord } from "../shared/fold.ts";
import type { SearchEntry } from "../shared/shape.ts";
import { phrasesOf, runsOf, statusTerm, termsOf, termsOfRun, type Fillers } from "../shared/terms.ts";
import { LONG_PAGE, OUTSTANDING, SYNONYM_FACTOR, TOPIC_MIN, WEIGHT } from "../shared/weights.ts";

/** Words that mean the same: a page about one of them is found by all of them. */
type SynonymGroup = readonly string[];
export type Synonyms = readonly SynonymGroup[];

/** A code with its entry. */
export interface IndexedCode {
  code: Code;
  entry: SearchEntry;
}

/** A text of a page, with the weight of its words. */
interface Field {
  text: string;
  weight: number;
}

const fields = (weight: number, texts: readonly string[]): Field[] => texts.map((text) => ({ text, weight }));
const inBothLanguages = (texts: readonly { zh: string; en: string }[]) => texts.flatMap(({ zh, en }) => [zh, en]);

/** The texts of a code's page. */
function fieldsOf({ code, entry }: IndexedCode): Field[] {
  const meanings = code.variants.map(({ meaning }) => meaning);
  const fixes = code.variants.flatMap((variant) => variant.fixes);
  const titles = [code.title, ...code.variants.flatMap(({ title }) => title ?? [])];
  const prose = inBothLanguages([...meanings, ...fixes, ...code.notes]);
  // Prose quotes in backticks what a log shows.
  const literals = new Set(prose.flatMap((text) => text.match(/`[^`]+`/g) ?? []));
  return [
    ...fields(WEIGHT.title, inBothLanguages(titles)),
    ...fields(WEIGHT.name, [/[a-z]/i.test(code.code) ? code.code : "", ...entry.names]),
    // The words of an address in a message are those of its site.
    ...fields(
      WEIGHT.message,
      entry.messages.map((message) => message.replace(/https?:\/\/\S+/g, "")),
    ),
    ...statusFields(code),
    ...fields(WEIGHT.asked, code.asked),
    ...fields(WEIGHT.literal, [...literals]),
    ...fields(WEIGHT.meaning, inBothLanguages(meanings)),
    ...fields(WEIGHT.fix, inBothLanguages(fixes)),
    ...fields(WEIGHT.note, inBothLanguages(code.notes)),
  ];
}

/** The HTTP statuses with which a code comes, as words and as terms of their own, which weigh less the more statuses there are. */
function statusFields({ variants }: Code): Field[] {
  const statuses = [...new Set(variants.flatMap(({ httpStatus }) => httpStatus))];
  return [
    ...fields(OUTSTANDING, statuses.map(String)),
    ...fields(OUTSTANDING / statuses.length, statuses.map(statusTerm)),
  ];
}

/** The texts that all codes of a condition share. */
const conditionFields = ({ title, asked }: Condition): Field[] => [
  ...fields(WEIGHT.condition, inBothLanguages([title])),
  ...fields(WEIGHT.conditionAsked, asked),
];

/** The index of all pages. */
export interface WordIndex {
  /** Posting lists by term: position of a code in the catalogue, weight of the term there, next position, next weight, … */
  postings: Map<string, number[]>;
  /** Latin words as they are written, for correcting misspelt ones. */
  words: Set<string>;
  /** Chinese bigrams of what pages are about, for correcting wrong characters. */
  bigrams: Set<string>;
}

/** Weights of the terms of some texts, and of the groups of synonyms that the texts are about. */
interface Weights {
  terms: Map<string, number>;
  groups: Map<SynonymGroup, number>;
}

/** Indexes the codes in their order. */
export function indexWords(codes: readonly IndexedCode[], synonyms: Synonyms, fillers: Fillers): WordIndex {
  const index: WordIndex = { postings: new Map(), words: new Set(), bigrams: new Set() };
  const weigh = weigher(index, indexSynonyms(synonyms, fillers), fillers);
  const weighCondition = memoised((condition: Condition) => weigh(conditionFields(condition)));
  const termsOfGroup = memoised((group: SynonymGroup) => [
    ...new Set(group.flatMap((word) => [...termsOf(word, fillers), ...phrasesOf(runsOf(word, fillers))])),
  ]);
  for (const [position, indexedCode] of codes.entries()) {
    const { terms, groups } = weigh(fieldsOf(indexedCode));
    for (const condition of [indexedCode.code.condition, ...indexedCode.code.conditionByVariant.values()]) {
      if (!condition) continue;
      const shared = weighCondition(condition);
      for (const [term, weight] of shared.terms) add(terms, term, weight);
      for (const [group, weight] of shared.groups) groups.set(group, Math.max(weight, groups.get(group) ?? 0));
    }
    for (const [group, weight] of groups) {
      for (const term of termsOfGroup(group)) {
        add(terms, term, weight * SYNONYM_FACTOR);
        if (hasHan(term)) index.bigrams.add(term);
      }
    }
    post(position, terms, index);
  }
  return index;
}

/** A function that weighs the terms of texts, and notes their words and bigrams in an index. */
function weigher(index: WordIndex, synonyms: ReturnType<typeof indexSynonyms>, fillers: Fillers) {
  return (texts: readonly Field[]): Weights => {
    const weights: Weights = { terms: new Map(), groups: new Map() };
    for (const { text, weight } of texts) {
      const isTopic = weight >= TOPIC_MIN;
      const folded = fold(text);
      const runs = runsOf(text, fillers);
      if (isTopic) for (const phrase of phrasesOf(runs)) add(weights.terms, phrase, weight);
      for (const run of runs) {
        const isHan = hasHan(run);
        if (!isHan && /^[a-z]+$/.test(run)) index.words.add(run);
        for (const term of termsOfRun(run)) {
          add(weights.terms, term, weight);
          if (!isTopic) continue;
          if (isHan) index.bigrams.add(term);
          for (const { word, group } of synonyms.get(term) ?? []) {
            if (weight > (weights.groups.get(group) ?? 0) && holdsWord(folded, word)) weights.groups.set(group, weight);
          }
        }
      }
    }
    return weights;
  };
}

/** Adds a code to the posting lists of its terms. Terms of a long page weigh less, and those that it merely mentions are left out. */
function post(position: number, terms: ReadonlyMap<string, number>, { postings }: WordIndex): void {
  const scale = Math.min(1, LONG_PAGE / terms.size);
  for (const [term, unscaled] of terms) {
    const weight = unscaled >= OUTSTANDING ? unscaled : unscaled * scale;
    if (scale < 1 && weight < 1) continue;
    const posting = [position, Math.max(1, Math.round(weight))];
    const list = postings.get(term);
    if (list) list.push(...posting);
    else postings.set(term, posting);
  }
}

function add(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, (weights.get(term) ?? 0) + weight);
}

/** A function that computes its result once for each object (memoised by identity). */
function memoised<Key extends object, Value extends object>(compute: (key: Key) => Value): (key: Key) => Value {
  const results = new Map<Key, Value>();
  return (key) => {
    const known = results.get(key);
    if (known) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}

/** The words of all groups by their first term, so that a text is compared with few of them. */
function indexSynonyms(synonyms: Synonyms, fillers: Fillers) {
  const members = synonyms.flatMap((group) =>
    group.map((word) => ({ firstTerm: termsOf(word, fillers)[0] ?? "", word: fold(word), group })),
  );
  return Map.groupBy(members, ({ firstTerm }) => firstTerm);
}
