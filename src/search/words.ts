/** Words of the pages ↔ the codes they speak of: the index that the build writes, and the ranking that the browser does. */
import type { Code, Condition } from "../catalog/build.ts";
import { hasHan, words as fold } from "./fold.ts";
import { entryOf } from "./entry.ts";
import { phrasesOf, runsIn, runsOf, termsOf, termsOfRun, type Fillers } from "./terms.ts";
import type { QueryWord } from "./vocabulary.ts";

/** Words that mean the same; found by any, a page is found by all. */
export type Synonyms = readonly (readonly string[])[];

/** How much a word says of a page, by where it stands. */
const WEIGHT = {
  title: 8,
  name: 8,
  message: 8,
  asked: 6,
  condition: 4,
  conditionAsked: 3,
  literal: 4,
  meaning: 2,
  fix: 1,
  note: 1,
};
/** A synonym of a word says half of what the word says. */
const SYNONYM = 0.5;
/** From this weight on a page is about the word; below, it merely mentions it. */
const ABOUT = 3;

/** A text and how much its words say. */
interface Field {
  text: string;
  weight: number;
}

const field = (weight: number, texts: (string | undefined)[]): Field[] => texts.map((text = "") => ({ text, weight }));
const both = (texts: { zh: string; en: string }[]) => texts.flatMap(({ zh, en }) => [zh, en]);

/** What a code's page says of its own. */
function fieldsOf(code: Code): Field[] {
  const { names, messages } = entryOf(code);
  const meanings = code.variants.map(({ meaning }) => meaning);
  const fixes = code.variants.flatMap(({ fixes }) => fixes);
  const prose = [...meanings, ...fixes, ...code.notes];
  return [
    ...field(WEIGHT.title, both([code.title, ...code.variants.flatMap(({ title }) => title ?? [])])),
    ...field(WEIGHT.name, [/[a-z]/i.test(code.code) ? code.code : "", ...names]),
    ...field(WEIGHT.message, messages),
    ...field(WEIGHT.asked, code.asked),
    // What prose quotes is what a log shows.
    ...field(WEIGHT.literal, [...new Set(both(prose).flatMap((text) => text.match(/`[^`]+`/g) ?? []))]),
    ...field(WEIGHT.meaning, both(meanings)),
    ...field(WEIGHT.fix, both(fixes)),
    ...field(WEIGHT.note, both(code.notes)),
  ];
}

/** What it says because of its condition: the same on the pages of all its codes. */
const conditionFields = ({ title, asked }: Condition): Field[] => [
  ...field(WEIGHT.condition, both([title])),
  ...field(WEIGHT.conditionAsked, asked),
];

/** The index of all pages. */
export interface WordIndex {
  /** Term → pairs of a code's position in the catalogue and the word's weight there. */
  postings: Map<string, number[]>;
  /** Latin words as they are written, for the correction of slips. */
  words: Set<string>;
  /** Pairs of Chinese characters of what pages are about. */
  pairs: Set<string>;
}

/** A group of words that mean the same. */
type Group = readonly string[];

/** What texts say: terms with their weights, and groups of synonyms that they are about, each with its word's weight. */
interface Said {
  terms: Map<string, number>;
  groups: Map<Group, number>;
}

/** Indexes the codes in their order. */
export function indexWords(codes: readonly Code[], synonyms: Synonyms, fillers: Fillers): WordIndex {
  const index: WordIndex = { postings: new Map(), words: new Set(), pairs: new Set() };
  const members = membersOf(synonyms, fillers);
  const read = (fields: Field[]): Said => {
    const said: Said = { terms: new Map(), groups: new Map() };
    for (const { text, weight } of fields) {
      const folded = fold(text);
      const runs = runsIn(folded, fillers);
      if (weight >= ABOUT) for (const phrase of phrasesOf(runs)) add(said.terms, phrase, weight);
      for (const run of runs) {
        const isHan = hasHan(run);
        if (!isHan && /^[a-z]+$/.test(run)) index.words.add(run);
        for (const term of termsOfRun(run)) {
          add(said.terms, term, weight);
          if (weight < ABOUT) continue;
          if (isHan) index.pairs.add(term);
          for (const { word, group } of members.get(term) ?? []) {
            if (weight > (said.groups.get(group) ?? 0) && holdsWord(folded, word)) said.groups.set(group, weight);
          }
        }
      }
    }
    return said;
  };
  const readCondition = once((condition: Condition) => read(conditionFields(condition)));
  const termsOfGroup = once((group: Group) => [
    ...new Set(group.flatMap((word) => [...termsOf(word, fillers), ...phrasesOf(runsOf(word, fillers))])),
  ]);
  for (const [position, code] of codes.entries()) {
    const { terms, groups } = read(fieldsOf(code));
    for (const condition of [code.condition, ...code.cases.values()]) {
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

/** A function that reckons the answer to each object once. */
function once<Key extends object, Value>(reckon: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, reckon(key));
    return known.get(key)!;
  };
}

/** The words of the groups by their first terms, folded. */
function membersOf(synonyms: Synonyms, fillers: Fillers) {
  const members = synonyms.flatMap((group) =>
    group.map((member) => ({ term: termsOf(member, fillers)[0] ?? "", word: fold(member), group })),
  );
  return Map.groupBy(members, ({ term }) => term);
}

/** Whether a folded text holds a folded word: Chinese anywhere, Latin as whole words whatever their endings. */
export function holdsWord(text: string, word: string): boolean {
  if (hasHan(word)) return text.includes(word);
  return ` ${text} `.includes(` ${word} `);
}

/** A code that the words of a query lead to. */
export interface WordHit {
  /** Position in the catalogue. */
  position: number;
  score: number;
  /** Part of the query's meaning that the page has, 0 to 1; what it is about counts more than what it mentions. */
  share: number;
  /** Words of the query that the page has, and how many of them it is about. */
  words: number;
  about: number;
  /** Terms of the query that the page has. */
  terms: Set<string>;
}

/** Weight at which a word has said half of what it can say of a page. */
const HALF = 4;
/** Weight at which a page has half of a word's meaning. */
const MENTION = 0.7;
/** A word that nobody uses counts more than the rarest one: it tells of another subject. */
const UNKNOWN = 1.2;
/** Two Chinese characters count less: often they only happen to be neighbours. */
const UNKNOWN_PAIR = 0.8;
/** Two characters of what seem to be two words count little: they may just stand together. */
const UNKNOWN_STRADDLE = 0.3;

/**
 * Ranks codes by the words of a query, term by term: a page need not have them all.
 * @param postings of every term of the words; a term without any may be missing
 * @param total number of codes
 */
export function rankWords(
  words: readonly QueryWord[],
  postings: ReadonlyMap<string, readonly number[]>,
  total: number,
): WordHit[] {
  const rarity = (term: string) => {
    const used = (postings.get(term)?.length ?? 0) / 2;
    return used === 0 ? 0 : Math.log(1 + total / used);
  };
  const hits = new Map<number, WordHit>();
  let whole = 0;
  for (const { terms, isHan, isUnknown, isPhrase } of words) {
    const rarest = Math.max(...[...terms].map(([term, sureness]) => rarity(term) * (isPhrase ? sureness : 1)));
    const strange =
      Math.log(1 + total) * (!isHan ? (isPhrase ? 0 : UNKNOWN) : isPhrase ? UNKNOWN_STRADDLE : UNKNOWN_PAIR);
    const importance = rarest === 0 ? strange : isUnknown ? (rarest + strange) / 2 : rarest;
    whole += importance;
    const best = new Map<number, { score: number; share: number; isAbout: boolean; term: string }>();
    for (const [term, sureness] of terms) {
      const places = postings.get(term) ?? [];
      const worth = rarity(term) * sureness;
      for (let at = 0; at < places.length; at += 2) {
        const [position, weight] = [places[at]!, places[at + 1]!];
        const score = (worth * weight) / (weight + HALF);
        const share = (Math.min(worth, importance) * weight) / (weight + MENTION);
        if (score > (best.get(position)?.score ?? 0))
          best.set(position, { score, share, isAbout: weight >= ABOUT, term });
      }
    }
    for (const [position, { score, share, isAbout, term }] of best) {
      const hit = hits.get(position) ?? { position, score: 0, share: 0, words: 0, about: 0, terms: new Set<string>() };
      hit.words++;
      hit.about += Number(isAbout);
      hit.score += score;
      hit.share += share;
      hit.terms.add(term);
      hits.set(position, hit);
    }
  }
  return [...hits.values()]
    .map((hit) => ({ ...hit, share: hit.share / (whole || 1) }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
}

/**
 * The part of a title that a query has, 0 to 1: of two pages with the same words the one that says nothing else is meant.
 */
export function coverage(title: { zh: string; en: string }, terms: ReadonlySet<string>, fillers: Fillers): number {
  return Math.max(
    ...[title.zh, title.en].map((text) => {
      const own = new Set(termsOf(text, fillers));
      return own.size === 0 ? 0 : [...own].filter((term) => terms.has(term)).length / own.size;
    }),
  );
}
