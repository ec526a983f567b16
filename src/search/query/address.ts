/** Converts the state of the search page to and from its address. */
import { isLog, QUESTION_MAX } from "./text/question.ts";

export interface SearchState {
  /** What was typed, with its secrets masked. */
  query: string;
  /** A vendor's id, or empty for all. */
  vendor: string;
  /** A category of the taxonomy, or empty for all. */
  category: string;
}

/**
 * Reads the state from an address's query string.
 * @example readState("?q=403&vendor=aliyun") // => { query: "403", vendor: "aliyun", category: "" }
 */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const read = (name: string) => (parameters.get(name) ?? "").trim();
  return { query: read("q").slice(0, QUESTION_MAX), vendor: read("vendor"), category: read("category") };
}

/**
 * Writes the state as a query string, without empty parts and without pasted logs.
 * @example writeState({ query: "403", vendor: "", category: "auth" }) // => "?q=403&category=auth"
 */
export function writeState({ query, vendor, category }: SearchState): string {
  const q = isLog(query) ? "" : query;
  const entries = Object.entries({ q, vendor, category }).filter(([, value]) => value !== "");
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
}
