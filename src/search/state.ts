/** What the search page shows ↔ its address. */

export interface SearchState {
  query: string;
  /** A vendor's id, or empty for all. */
  vendor: string;
  /** A category of the taxonomy, or empty for all. */
  category: string;
}

/** Longest query that is taken from an address, in characters. */
const QUERY_MAX = 300;

/**
 * Reads the state from an address's query string.
 * @example readState("?q=403&vendor=aliyun") // => { query: "403", vendor: "aliyun", category: "" }
 */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const read = (name: string) => (parameters.get(name) ?? "").trim();
  return { query: read("q").slice(0, QUERY_MAX), vendor: read("vendor"), category: read("category") };
}

/**
 * Writes the state as a query string; empty parts are left out.
 * @example writeState({ query: "403", vendor: "", category: "auth" }) // => "?q=403&category=auth"
 */
export function writeState({ query, vendor, category }: SearchState): string {
  const entries = Object.entries({ q: query, vendor, category }).filter(([, value]) => value !== "");
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
}
