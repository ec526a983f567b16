/** Tells results that are certain whatever the text is about. */
import { isNumber } from "../codes/mentioned-text.ts";
import { HAS_STATUS, isNameOfSpelling, SPECIFIC } from "../codes/named-codes.ts";
import { keyOf } from "../../shared/keys.ts";
import type { SearchEntry } from "../../shared/shape.ts";
import { productIdOf } from "../known-codes.ts";
import type { Result } from "../results.ts";
import { isHttpStatus } from "../text/numbers.ts";
import { isStatusName } from "../text/status-names.ts";

/** Products of which a text has results that are certain whatever the text is about. */
export const confirmedProducts = (results: readonly Result[]): Set<string> =>
  new Set(results.filter(isConfirmed).map(({ entry }) => productIdOf(entry.id)));

/** Whether a result is certain whatever the text is about: two things match, or one that only this product has. */
export const isConfirmed = ({ entry, matches, mentions, hasMessage }: Result): boolean =>
  hasMessage ||
  // The text of an HTTP status, such as `Forbidden`, stands beside it everywhere.
  ((new Set(mentions.map(({ keys: [key] }) => key)).size > 1 || mentions.every(isNumber)) &&
    entry.kind !== "success" &&
    matches.has("code") &&
    (matches.has("symbol") || matches.has("message")) &&
    !mentions.some(({ text }) => isHttpStatus(text))) ||
  mentions.some(({ kind, keys, text }) =>
    kind === "name"
      ? text.startsWith("!") ||
        keys.some(
          (key) => isNameOf(entry, key) && !isStatusName(key) && key.split(" ").length >= wordsToConfirm(text, entry),
        )
      : // A text with an HTTP status is that of a library, whichever service it calls.
        kind === "phrase" && text.length >= SPECIFIC.characters && !HAS_STATUS.test(text),
  );

/** Words that a symbol must have to belong to one product: with joints three; in camel case, where classes have such names, four. */
function wordsToConfirm(text: string, entry: SearchEntry): number {
  if (text.includes("_")) return SPECIFIC.words;
  if (!isNameOfSpelling(entry, text)) return Infinity;
  return text.includes("-") ? SPECIFIC.words : SPECIFIC.words + 1;
}

/** Whether a code has exactly this symbol, rather than one that is similar or has another prefix. */
const isNameOf = ({ code, names }: SearchEntry, key: string): boolean =>
  [code, ...names].some((name) => keyOf(name) === key);
