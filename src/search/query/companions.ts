/** Ranks numbers that accompany the codes of any service after the code whose message or symbol stands beside them. */
import type { Context } from "./context.ts";
import { productIdOf } from "./known-codes.ts";
import { isNumber } from "./mentioned-text.ts";
import { isConfirmed } from "./named-codes.ts";
import { isHttpStatus } from "./numbers.ts";
import type { Result, Results } from "./results.ts";

/** The close codes of WebSocket. */
const CLOSE_CODE = /^10(?:0\d|1[0-5])$/;

/** Whether a result is only found by a status of HTTP or a close code: `received 1008 (policy violation) Maximum simultaneous contexts`. */
const isCompanion = ({ match, mentions }: Result): boolean =>
  match === "code" &&
  mentions.some(isNumber) &&
  mentions.filter(isNumber).every(({ text }) => isHttpStatus(text) || CLOSE_CODE.test(text));

/** Lowers such results below the best code that something else in the text is certain to name. Those whose own message it has stay. */
export function placeCompanions(results: Results, { platforms }: Context): void {
  const isOfPlatform = ({ entry }: Result) => {
    const product = productIdOf(entry.id);
    return platforms.hinted.has(product) || platforms.beside.has(product);
  };
  const told = results.all.filter((result) => !isCompanion(result) && !isOfPlatform(result) && isConfirmed(result));
  if (told.length === 0) return;
  const best = Math.max(...told.map(({ score }) => score));
  for (const result of results.all) {
    const hasOwnMessage = result.matches.has("message") && !isOfPlatform(result);
    if (isCompanion(result) && !hasOwnMessage) result.score = Math.min(result.score, best - 1);
  }
}
