/** Reads a text: what in it may name a code, and the entries to which that leads. */
import { blankSensitive } from "../../../masking/secrets.ts";
import { fold, hasHan, separateScripts } from "../../shared/fold.ts";
import { keyOf } from "../../shared/keys.ts";
import { knownCodes } from "../known-codes.ts";
import { isOneIdentifier, mentionsIn, type Mention } from "../text/mentions.ts";
import { isLog, type Question } from "../text/question.ts";
import { entriesByKey, type KeyedEntry, type Source } from "../source.ts";

/** Most words of a text in which a number without a name is taken for a code. */
const SHORT_MAX = 8;
/** Most keys that are looked up without checking first which codes exist. */
const KEYS_MAX = 100;

/** A text and the entries that its mentions lead to. */
export interface MentionedText {
  /** The text without its secrets, in simplified characters. All positions are those of the question. */
  text: string;
  mentions: readonly Mention[];
  /** The text has few words: numbers in it are likely to be codes. */
  isShort: boolean;
  known: ReadonlyMap<string, readonly KeyedEntry[]>;
}

/**
 * Reads a question.
 * @throws what the source throws
 */
export async function readMentions({ text: original, sensitive }: Question, source: Source): Promise<MentionedText> {
  const blanked = blankSensitive(original, sensitive);
  const text = hasHan(blanked) ? await simplify(blanked, source) : blanked;
  const mentions = mentionsIn(text);
  const known = await entriesByKey(await keysToLookUp(mentions, source), source);
  return { text, mentions, known, isShort: !isLog(text) && wordCountOf(fold(text)) <= SHORT_MAX };
}

export const isNumber = ({ kind }: Mention): boolean => kind === "number";

/** Whether a mention names a code of the catalogue. */
export const isKnown = ({ keys }: Mention, { known }: MentionedText): boolean => keys.some((key) => known.has(key));

/** The symbols of a text that are not in the catalogue, nor part of one that is: names, or the whole text if it is one. */
export function symbolsToCompare(mentioned: MentionedText): Mention[] {
  const { text, mentions } = mentioned;
  const isWhole = isOneIdentifier(text);
  const isSymbol = (mention: Mention) =>
    isWhole ? mention.text === text.trim() && !isNumber(mention) : mention.kind === "name";
  const known = mentions.filter((mention) => isSymbol(mention) && isKnown(mention, mentioned));
  const isInKnown = ({ from, to }: Mention) => known.some((whole) => whole.from <= from && to <= whole.to);
  return mentions.filter((mention) => isSymbol(mention) && !isInKnown(mention));
}

/** The entries that a mention leads to. */
export const matchesOf = ({ keys }: Mention, { known }: MentionedText): KeyedEntry[] =>
  keys.flatMap((key) => known.get(key) ?? []);

/** Length of a folded text in words: two Chinese characters are about one. */
const wordCountOf = (folded: string): number =>
  separateScripts(folded)
    .split(" ")
    .reduce((sum, run) => sum + (hasHan(run) ? run.length / 2 : 1), 0);

/** The keys of all mentions. Of a log full of numbers only existing codes are looked up, to avoid useless requests. */
async function keysToLookUp(mentions: readonly Mention[], source: Source): Promise<Set<string>> {
  const keys = new Set(mentions.flatMap((mention) => mention.keys));
  if (keys.size <= KEYS_MAX) return keys;
  const codes = new Set(knownCodes(await source.products()).map(({ code }) => keyOf(code)));
  const numbers = mentions.filter(isNumber).flatMap((mention) => mention.keys);
  for (const key of numbers) if (!codes.has(key) && !key.includes("0x")) keys.delete(key);
  return keys;
}

/** The text in simplified characters, or unchanged if the vocabulary cannot be loaded. */
const simplify = (text: string, source: Source): Promise<string> =>
  source.vocabulary().then(
    (vocabulary) => vocabulary.simplify(text),
    () => text,
  );
