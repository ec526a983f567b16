/** What a list of codes is narrowed to ↔ the address, and whether a row passes. */
import { words } from "./fold.ts";

export interface ListFilter {
  /** Words that the row must have, or the beginning of its code. */
  text: string;
  retry: string;
  owner: string;
  category: string;
}

const NAMES = ["text", "retry", "owner", "category"] as const;
/** Longest text that is taken from an address, in characters. */
const TEXT_MAX = 100;

/**
 * Reads the filter from an address's query string.
 * @example readFilter("?retry=never") // => { text: "", retry: "never", owner: "", category: "" }
 */
export function readFilter(search: string): ListFilter {
  const parameters = new URLSearchParams(search);
  const read = (name: string) => (parameters.get(name) ?? "").slice(0, TEXT_MAX);
  return { text: read("text"), retry: read("retry"), owner: read("owner"), category: read("category") };
}

/** Writes the filter as a query string; empty parts are left out. */
export function writeFilter(filter: ListFilter): string {
  const set = NAMES.flatMap((name) => (filter[name] === "" ? [] : [[name, filter[name]] as [string, string]]));
  return set.length > 0 ? `?${new URLSearchParams(set)}` : "";
}

/** A row of a list: all that it shows, and how it is classified. */
export interface Row {
  text: string;
  retry: string;
  owner: string;
  category: string;
}

/** Whether a row passes: every word of the text stands in it, and the classification is the one chosen. */
export function passesFilter(row: Row, filter: ListFilter): boolean {
  const text = words(row.text);
  return (
    words(filter.text)
      .split(" ")
      .every((word) => text.includes(word)) &&
    (["retry", "owner", "category"] as const).every((name) => filter[name] === "" || filter[name] === row[name])
  );
}
