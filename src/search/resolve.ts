/** What was typed or pasted → the codes it names, best first, and near misses that are only suggestions. */
import { compareCodes } from "../catalog/number.ts";
import type { Entry } from "./entry.ts";
import { unescape, words } from "./fold.ts";
import { numbersIn, type NumberToken } from "./numbers.ts";

/** How a result matches, best first: the contract's `data-match`. */
export type Match = "code" | "symbol" | "message" | "text";

export interface Resolved {
  /** Codes that the text names, best first. */
  found: { entry: Entry; match: Match; score: number; isBeginning: boolean }[];
  /** Codes one digit away from a number that is no code. Never results. */
  suggestions: Entry[];
  /** The text names a number as a code that is none here: text search must not pretend otherwise. */
  unknownCode: boolean;
}

/** Fewest digits of a number that is taken for the beginning of a code. */
const PREFIX_MIN = 3;
/** Fewest characters of a phrase that is taken for part of a message. */
const PHRASE_MIN = 6;
/** Most words of a text that is still a question about one number, not a log. */
const SHORT = 6;
/** Longest text that is read, in characters. */
const TEXT_MAX = 20_000;
/** Most suggestions for one number. */
const SUGGESTIONS = 6;

/** Scores, by the rank that the contract names: code, symbol, message, prefix. Context adds below the next rank. */
const SCORE = { code: 1000, symbol: 700, message: 500, part: 300, prefix: 200, named: 90, exact: 50, longer: 1 };

/** Entries made ready for many searches: their words are folded once. */
export interface Index {
  entries: readonly Entry[];
  folded: { code: string; names: string[]; messages: string[] }[];
  codes: ReadonlyMap<string, readonly Entry[]>;
}

/** Folds what entries are compared by. */
export function indexOf(entries: readonly Entry[]): Index {
  const codes = Map.groupBy(
    entries.flatMap((entry) =>
      [entry.code, ...entry.names.filter((name) => name.startsWith("0x"))].map((code) => ({
        code: code.toLowerCase(),
        entry,
      })),
    ),
    ({ code }) => code,
  );
  return {
    entries,
    folded: entries.map(({ code, names, messages }) => ({
      code: words(code),
      names: names.map(words),
      messages: messages.map(words),
    })),
    codes: new Map([...codes].map(([code, own]) => [code, own.map(({ entry }) => entry)])),
  };
}

/** Resolves a text against the index. What is beyond `TEXT_MAX` is not read. */
export function resolve(raw: string, index: Index): Resolved {
  const text = unescape(raw.slice(0, TEXT_MAX)).trim();
  const folded = words(text);
  const scores = new Map<Entry, { match: Match; score: number }>();
  const add = (entry: Entry, match: Match, score: number) => {
    const known = scores.get(entry);
    if (!known) scores.set(entry, { match, score });
    else
      scores.set(entry, {
        match: known.score >= score ? known.match : match,
        score: Math.max(known.score, score) + SCORE.exact,
      });
  };
  const isShort = folded.split(" ").length <= SHORT;
  const tokens = numbersIn(text);
  const hasNamed = tokens.some(({ named }) => named);
  const suggestions: Entry[] = [];
  let unknownCode = false;

  for (const token of tokens) {
    const own = [...new Set(token.forms.flatMap((form) => index.codes.get(form) ?? []))];
    // In a log a number that nothing names is an id, a size or a line, unless no number is named at all.
    const speaks = token.named || isShort || !hasNamed;
    if (own.length > 0 && speaks) {
      for (const entry of own) add(entry, "code", SCORE.code + (token.named ? SCORE.named : 0));
    } else if (own.length === 0 && isCodeLike(token, isShort)) {
      const beginning = isShort ? beginningWith(token, index) : [];
      for (const entry of beginning) add(entry, "code", SCORE.prefix);
      if (beginning.length === 0) {
        unknownCode = true;
        suggestions.push(...nearTo(token, index));
      }
    }
  }
  for (const [position, entry] of index.entries.entries()) {
    const { code, names, messages } = index.folded[position]!;
    // A code that is a word stands alone; one of several words is known inside a text too.
    if (/[a-z]/.test(code) && (code === folded || (code.includes(" ") && includesWords(folded, code)))) {
      add(entry, "code", SCORE.code);
    }
    for (const name of names) {
      if (name === folded) add(entry, "symbol", SCORE.symbol + SCORE.exact);
      else if (name.includes(" ") && includesWords(folded, name)) add(entry, "symbol", SCORE.symbol);
      else if (folded.includes(" ") && includesWords(name, folded)) add(entry, "symbol", SCORE.part);
    }
    for (const message of messages) {
      if (message.length >= PHRASE_MIN && folded.includes(message))
        add(entry, "message", SCORE.message + message.length * SCORE.longer);
      else if (folded.length >= PHRASE_MIN && message.includes(folded)) add(entry, "message", SCORE.part + SCORE.exact);
    }
  }
  const found = [...scores].map(([entry, { match, score }]) => {
    return { entry, match, score, isBeginning: match === "code" && score < SCORE.code };
  });
  found.sort(
    (a, b) => b.score - a.score || compareCodes(a.entry.code, b.entry.code) || (a.entry.id < b.entry.id ? -1 : 1),
  );
  const named = new Set(found.map(({ entry }) => entry));
  return {
    found,
    suggestions: [...new Set(suggestions)].filter((entry) => !named.has(entry)).slice(0, SUGGESTIONS),
    unknownCode,
  };
}

/** Whether one text of words holds another, word by word. */
const includesWords = (text: string, part: string) => ` ${text} `.includes(` ${part} `);

/** A number that is no code here but claims to be one: by its name, or because the text asks for little else. */
function isCodeLike({ text, named }: NumberToken, isShort: boolean): boolean {
  return named || (isShort && (/^-?0x/i.test(text) || text.length >= PREFIX_MIN));
}

/** Codes that begin with a number, in their order. */
function beginningWith({ text }: NumberToken, { entries }: Index): Entry[] {
  return text.length < PREFIX_MIN ? [] : entries.filter(({ code }) => code.startsWith(text));
}

/** Codes that differ from a number by one digit more, less, changed or by two swapped. */
function nearTo({ forms }: NumberToken, { entries }: Index): Entry[] {
  return entries.filter(({ code }) => forms.some((form) => isOneEditApart(form, code)));
}

/**
 * @example isOneEditApart("70066", "7006") // => true
 * @example isOneEditApart("7060", "7006") // => true
 */
export function isOneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
