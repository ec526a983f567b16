/** What a list of codes is narrowed to, grouped by and sorted by ↔ the address, and what that makes of its rows. */
import { CATEGORIES, OWNERS, RETRIES } from "../../schema/taxonomy.ts";
import { fold } from "../shared/fold.ts";

export interface ListFilter {
  /** Words that the row must have, or the beginning of its code. */
  text: string;
  retry: string;
  owner: string;
  category: string;
  /** `surface`: by what raises the codes; `none`: one list; else by blocks of numbers. */
  group: string;
  /** `title`, `retry`, `owner` or `category`; else by number. */
  sort: string;
}

const NAMES = ["text", "retry", "owner", "category", "group", "sort"] as const;
/** Longest text that is taken from an address, in characters. */
const TEXT_MAX = 100;

/**
 * Reads the filter from an address's query string.
 * @example readFilter("?retry=never").retry // => "never"
 */
export function readFilter(search: string): ListFilter {
  const parameters = new URLSearchParams(search);
  const read = (name: string) => (parameters.get(name) ?? "").slice(0, TEXT_MAX);
  return {
    text: read("text"),
    retry: read("retry"),
    owner: read("owner"),
    category: read("category"),
    group: read("group"),
    sort: read("sort"),
  };
}

/** Writes the filter as a query string; empty parts are left out. */
export function writeFilter(filter: ListFilter): string {
  const set = NAMES.flatMap((name) => (filter[name] === "" ? [] : [[name, filter[name]] as [string, string]]));
  return set.length > 0 ? `?${new URLSearchParams(set)}` : "";
}

/** A row of a list: all that it shows, its title alone, how it is classified, its block and what raises it. */
export interface Row {
  text: string;
  title: string;
  retry: string;
  owner: string;
  category: string;
  range: string;
  surface: string;
}

/** Whether a row passes: every word of the text stands in it, and the classification is the one chosen. */
export function passesFilter(row: Row, filter: ListFilter): boolean {
  const text = fold(row.text);
  return (
    fold(filter.text)
      .split(" ")
      .every((word) => text.includes(word)) &&
    (["retry", "owner", "category"] as const).every((name) => filter[name] === "" || filter[name] === row[name])
  );
}

/** Whether a filter hides rows; grouping and sorting do not. */
export const narrows = ({ text, retry, owner, category }: ListFilter): boolean =>
  text + retry + owner + category !== "";

/** Columns that are sorted in the order of the taxonomy. */
const ORDERS = new Map<string, readonly string[]>([
  ["retry", RETRIES],
  ["owner", OWNERS],
  ["category", CATEGORIES],
]);

/**
 * The rows that pass, in groups.
 * @param rows all rows, by number
 * @param language in whose order titles are sorted
 * @returns groups by their key: a block, a surface, or nothing; those without rows are left out
 */
export function arrange<T extends Row>(rows: readonly T[], filter: ListFilter, language: string): Map<string, T[]> {
  const { group, sort } = filter;
  const passing = rows.filter((row) => passesFilter(row, filter));
  const order = ORDERS.get(sort);
  if (order) {
    // Nobody and no failure come last.
    const place = (row: T) => (order.indexOf(row[sort as "retry"]) + order.length + 1) % (order.length + 1);
    passing.sort((a, b) => place(a) - place(b));
  } else if (sort === "title") {
    passing.sort((a, b) => a.title.localeCompare(b.title, language));
  }
  return Map.groupBy(passing, (row) => (group === "surface" ? row.surface : group === "none" ? "" : row.range));
}
