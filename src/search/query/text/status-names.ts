/** What HTTP calls its statuses: codes of many services have these names. */
import { fold, holdsWord } from "../../shared/fold.ts";
import type { SearchEntry } from "../../shared/shape.ts";

/** As the names of codes are written. */
const STATUS_NAMES: Readonly<Record<string, string>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  402: "PAYMENT_REQUIRED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
  503: "SERVICE_UNAVAILABLE",
  504: "GATEWAY_TIMEOUT",
};

const foldedStatusNames = new Set(Object.values(STATUS_NAMES).map(fold));

/**
 * Whether a folded name is what HTTP calls a status.
 * @example isStatusName("internal server error") // => true
 */
export const isStatusName = (folded: string): boolean => foldedStatusNames.has(folded);

/** Whether a code is called like one of some statuses: `BAD_REQUEST` like 400. */
export const isNamedByStatus = ({ code, names }: SearchEntry, statuses: readonly string[]): boolean =>
  statuses.some((status) => [code, ...names].some((name) => fold(name) === fold(STATUS_NAMES[status] ?? "")));

/** The statuses whose names, of at least two words, stand in a folded text: `too many requests error`. Anything may be `not found`. */
export const statusesNamedIn = (folded: string): string[] =>
  Object.entries(STATUS_NAMES).flatMap(([status, name]) => {
    const words = fold(name);
    return status !== "404" && words.includes(" ") && holdsWord(folded, words) ? [status] : [];
  });
