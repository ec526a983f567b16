/** The words of the pages → posting lists: which codes a word leads to, and how much it says there. */
import type { Code, Condition } from "../../catalog/build.ts";
import { fold, hasHan, holdsWord } from "../shared/fold.ts";
import type { SearchEntry } from "../shared/shape.ts";
import { phrasesOf, runsIn, runsOf, termsOf, termsOfRun, type Fillers } from "../shared/terms.ts";
import { ABOUT, SYNONYM, WEIGHT } from "../shared/weights.ts";

/** Words that mean the same; a page with one of them is found by all. */
export type Synonyms = readonly (readonly string[])[];

/** A code with its entry. */
export interface IndexedCode {
  code: Code;
  entry: SearchEntry;
}

/** A text and how much its words say. */
interface Field {
  text: string;
  weight: number;
}

const field = (weight: number, texts: (string | undefined)[]): Field[] => texts.map((text = "") => ({ text, weight }));
const both = (texts: { zh: string; en: string }[]) => texts.flatMap(({ zh, en }) => [zh, en]);

/** The texts of a code's page. */
function fieldsOf({ code, entry }: IndexedCode): Field[] {
  const meanings = code.variants.map(({ meaning }) => meaning);
  const fixes = code.variants.flatMap(({ fixes }) => fixes);
  const prose = [...meanings, ...fixes, ...code.notes];
  return [
    ...field(WEIGHT.title, both([code.title, ...code.variants.flatMap(({ title }) => title ?? [])])),
    ...field(WEIGHT.name, [/[a-z]/i.test(code.code) ? code.code : "", ...entry.names]),
    ...field(WEIGHT.message, entry.messages),
    ...field(WEIGHT.asked, code.asked),
    // What prose quotes is what a log shows.
    ...field(WEIGHT.literal, [...new Set(both(prose).flatMap((text) => text.match(/`[^`]+`/g) ?? []))]),
    ...field(WEIGHT.meaning, both(meanings)),
    ...field(WEIGHT.fix, both(fixes)),
    ...field(WEIGHT.note, both(code.notes)),
  ];
}

/** The texts that all codes of a condition share. */
const conditionFields = ({ title, asked }: Condition): Field[] => [
  ...field(WEIGHT.condition, both([title])),
  ...field(WEIGHT.conditionAsked, asked),
];

/** The index of all pages. */
export interface WordIndex {
  /** Term → pairs of a code's position in the catalogue and the term's weight there. */
  postings: Map<string, number[]>;
  /** Latin words as they are written: misspelt ones are corrected from them. */
  words: Set<string>;
  /** Pairs of Chinese characters of what pages are about. */
  pairs: Set<string>;
}

/** Words that mean the same. */
type SynonymGroup = readonly string[];

/** What texts say: their terms, and the groups of synonyms that they are about, with weights. */
interface Reading {
  terms: Map<string, number>;
  groups: Map<SynonymGroup, number>;
}

/** Indexes the codes in their order. */
export function indexWords(codes: readonly IndexedCode[], synonyms: Synonyms, fillers: Fillers): WordIndex {
  const index: WordIndex = { postings: new Map(), words: new Set(), pairs: new Set() };
  const members = membersOf(synonyms, fillers);
  const read = (fields: Field[]): Reading => {
    const reading: Reading = { terms: new Map(), groups: new Map() };
    for (const { text, weight } of fields) {
      const folded = fold(text);
      const runs = runsIn(folded, fillers);
      if (weight >= ABOUT) for (const phrase of phrasesOf(runs)) add(reading.terms, phrase, weight);
      for (const run of runs) {
        const isHan = hasHan(run);
        if (!isHan && /^[a-z]+$/.test(run)) index.words.add(run);
        for (const term of termsOfRun(run)) {
          add(reading.terms, term, weight);
          if (weight < ABOUT) continue;
          if (isHan) index.pairs.add(term);
          for (const { word, group } of members.get(term) ?? []) {
            if (weight > (reading.groups.get(group) ?? 0) && holdsWord(folded, word)) reading.groups.set(group, weight);
          }
        }
      }
    }
    return reading;
  };
  const readCondition = memoised((condition: Condition) => read(conditionFields(condition)));
  const termsOfGroup = memoised((group: SynonymGroup) => [
    ...new Set(group.flatMap((word) => [...termsOf(word, fillers), ...phrasesOf(runsOf(word, fillers))])),
  ]);
  for (const [position, indexed] of codes.entries()) {
    const { terms, groups } = read(fieldsOf(indexed));
    for (const condition of [indexed.code.condition, ...indexed.code.cases.values()]) {
      if (!condition) continue;
      const more = readCondition(condition);
      for (const [term, weight] of more.terms) add(terms, term, weight);
      for (const [group, weight] of more.groups) groups.set(group, Math.max(weight, groups.get(group) ?? 0));
    }
    for (const [group, weight] of groups) {
      for (const term of termsOfGroup(group)) add(terms, term, weight * SYNONYM);
    }
    for (const [term, weight] of terms) {
      const places = index.postings.get(term);
      const place = [position, Math.max(1, Math.round(weight))];
      if (places) places.push(...place);
      else index.postings.set(term, place);
    }
  }
  return index;
}

function add(weights: Map<string, number>, term: string, weight: number): void {
  weights.set(term, (weights.get(term) ?? 0) + weight);
}

/** A function that computes its result once for each object (memoised by identity). */
function memoised<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const results = new Map<Key, Value>();
  return (key) => {
    if (!results.has(key)) results.set(key, compute(key));
    return results.get(key)!;
  };
}

/** The words of all groups, by their first term. */
function membersOf(synonyms: Synonyms, fillers: Fillers) {
  const members = synonyms.flatMap((group) =>
    group.map((member) => ({ term: termsOf(member, fillers)[0] ?? "", word: fold(member), group })),
  );
  return Map.groupBy(members, ({ term }) => term);
}
