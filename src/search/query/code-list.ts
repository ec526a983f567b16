/** Filters, groups and sorts the rows of a list of codes; the chosen filter is kept in the address. */
import { CATEGORIES, OWNERS, RETRIES } from "../../schema/taxonomy.ts";
import { fold } from "../shared/fold.ts";

export interface ListFilter {
  /** Each word must occur in the row, if only as part of a word. */
  text: string;
  retry: string;
  owner: string;
  category: string;
  /** `surface`: by the part of the product that raises the code; `none`: a single list; anything else: by number range. */
  group: string;
  /** `title`, `retry`, `owner` or `category`; anything else: by number. */
  sort: string;
}

const FIELDS = ["text", "retry", "owner", "category", "group", "sort"] as const;
/** Longest value that is read from an address, in characters. */
const VALUE_MAX = 100;

/**
 * Reads the filter from an address's query string.
 * @example readFilter("?retry=never").retry // => "never"
 */
export function readFilter(search: string): ListFilter {
  const parameters = new URLSearchParams(search);
  const read = (name: string) => (parameters.get(name) ?? "").slice(0, VALUE_MAX);
  return {
    text: read("text"),
    retry: read("retry"),
    owner: read("owner"),
    category: read("category"),
    group: read("group"),
    sort: read("sort"),
  };
}

/**
 * Writes the filter as a query string, without empty parts.
 * @example writeFilter(readFilter("?retry=never&sort=")) // => "?retry=never"
 */
export function writeFilter(filter: ListFilter): string {
  const entries = FIELDS.map((name) => [name, filter[name]]).filter(([, value]) => value !== "");
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
}

/** A row of a list. */
export interface Row {
  /** Everything that the row shows. */
  text: string;
  title: string;
  retry: string;
  owner: string;
  category: string;
  /** The number range that contains the code. */
  range: string;
  /** The parts of the product that raise the code. */
  surfaces: readonly string[];
}

/** Whether a row contains every word of the text and has the chosen classification. */
export function passesFilter(row: Row, filter: ListFilter): boolean {
  const text = fold(row.text);
  const words = fold(filter.text).split(" ");
  return (
    words.every((word) => text.includes(word)) &&
    (["retry", "owner", "category"] as const).every((name) => filter[name] === "" || filter[name] === row[name])
  );
}

/** Whether a filter may hide rows, rather than only group and sort them. */
export const hidesRows = ({ text, retry, owner, category }: ListFilter): boolean =>
  text + retry + owner + category !== "";

/** Orders of the classifications that a list can be sorted by. */
const ORDERS: Record<"retry" | "owner" | "category", readonly string[]> = {
  retry: RETRIES,
  owner: OWNERS,
  category: CATEGORIES,
};
const isOrdered = (sort: string): sort is keyof typeof ORDERS => Object.hasOwn(ORDERS, sort);

/**
 * The rows that pass the filter, sorted and grouped.
 * @param rows all rows, by number
 * @param language sorts titles in the order of this language
 * @returns non-empty groups by their key: a number range, a surface, or an empty string for a single list. A row that several
 * surfaces raise is in the group of each.
 */
export function arrange<T extends Row>(rows: readonly T[], filter: ListFilter, language: string): Map<string, T[]> {
  const { group, sort } = filter;
  const passing = rows.filter((row) => passesFilter(row, filter));
  if (isOrdered(sort)) {
    const order = ORDERS[sort];
    // Rows without the classification come last.
    const rankOf = (row: T) => (order.includes(row[sort]) ? order.indexOf(row[sort]) : order.length);
    passing.sort((a, b) => rankOf(a) - rankOf(b));
  } else if (sort === "title") {
    passing.sort((a, b) => a.title.localeCompare(b.title, language));
  }
  const keysOf = (row: T) => (group === "surface" ? row.surfaces : [group === "none" ? "" : row.range]);
  const keyed = passing.flatMap((row) => keysOf(row).map((key) => ({ key, row })));
  return new Map(
    [...Map.groupBy(keyed, ({ key }) => key)].map(([key, members]) => [key, members.map(({ row }) => row)]),
  );
}
