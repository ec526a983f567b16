/** Ranks numbers and exceptions that accompany the codes of any service after the code whose message or symbol stands beside them. */
import type { Context } from "../text/context.ts";
import { productIdOf } from "../known-codes.ts";
import { isCommonNumber } from "./doubts-of-numbers.ts";
import { isNumber } from "../codes/mentioned-text.ts";
import { isConfirmed } from "./confirmed.ts";
import { isHttpStatus } from "../text/numbers.ts";
import type { Result, Results } from "../results.ts";

/** The close codes of WebSocket. */
const CLOSE_CODE = /^10(?:0\d|1[0-5])$/;

/** Whether a result is only found by a status of HTTP or a close code: `received 1008 (policy violation) Maximum simultaneous contexts`. */
const isByStatus = ({ entry, match, mentions }: Result): boolean =>
  match === "code" &&
  entry.domain === undefined &&
  mentions.some(isNumber) &&
  mentions.filter(isNumber).every(({ text }) => isHttpStatus(text) || CLOSE_CODE.test(text));

/** Whether a result is only found by the exception that a message follows: `InvalidStateError: recognition has already started`. */
const isException = ({ match, matches, mentions }: Result): boolean =>
  match === "code" &&
  !matches.has("message") &&
  mentions.length > 0 &&
  mentions.every(({ kind, text }) => kind === "name" && /^[A-Z][A-Za-z]+Error$/.test(text));

const isCompanion = (result: Result): boolean => isByStatus(result) || isException(result);

/** Whether a result is only found by a number of a digit or two. */
const isSmallNumber = ({ entry, matches, mentions }: Result): boolean =>
  matches.size === 1 && matches.has("code") && isCommonNumber(entry.code) && mentions.every(isNumber);

/** Lowers such numbers below the message of another code of their product, which they are part of: `could not create track, status: -12`. */
function placeSmallNumbers(results: Results): void {
  const withMessage = results.all.filter(({ match }) => match === "message");
  for (const result of results.all.filter(isSmallNumber)) {
    const product = productIdOf(result.entry.id);
    const scores = withMessage.filter(({ entry }) => productIdOf(entry.id) === product).map(({ score }) => score);
    if (scores.length > 0) result.score = Math.min(result.score, Math.max(...scores) - 1);
  }
}

/**
 * Lowers such results below the best code that something else in the text is certain to name, and those of a platform also below the
 * same number of a product that the text names. Those whose own message it has stay.
 */
export function placeCompanions(results: Results, { platforms, named }: Context): void {
  placeSmallNumbers(results);
  const isOfPlatform = ({ entry }: Result) => {
    const product = productIdOf(entry.id);
    return platforms.hinted.has(product) || platforms.beside.has(product);
  };
  const ofProducts = results.all.filter((result) => !isOfPlatform(result));
  const told = results.all.filter(
    (result) => !isCompanion(result) && isConfirmed(result) && (!isOfPlatform(result) || result.matches.has("message")),
  );
  const meant = ofProducts.filter(({ entry }) => named.has(productIdOf(entry.id)));
  const bestOf = (list: readonly Result[]) =>
    list.length === 0 ? Infinity : Math.max(...list.map(({ score }) => score));
  const limit = { told: bestOf(told), meant: bestOf(meant.filter(isCompanion)) };
  for (const result of results.all.filter(isCompanion)) {
    if (isOfPlatform(result)) result.score = Math.min(result.score, limit.told - 1, limit.meant - 1);
    else if (!result.matches.has("message")) result.score = Math.min(result.score, limit.told - 1);
  }
}
