/** Records → one table that spreadsheets open (RFC 4180). */
import type { CodeRecord } from "./record.ts";

/** Names of the columns, in their order: new ones are added at the end. */
export const COLUMNS = [
  "vendor",
  "product",
  "code",
  "symbol",
  "category",
  "retry",
  "owner",
  "condition",
  "title_zh",
  "title_en",
  "url",
] as const;

/** Without it spreadsheets take the file for the system's own encoding and spoil the Chinese. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A value as a field: in quotes where it holds what separates fields.
 * @example fieldOf('say "hi"') // => '"say ""hi"""'
 */
export const fieldOf = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const rowOf = ({ vendor, product, code, symbol, category, retry, owner, condition, title, urls }: CodeRecord) =>
  [vendor, product, code, symbol, category, retry, owner, condition, title.zh, title.en, urls.permalink].map(
    (value) => value ?? "",
  );

/** One row a code below the names of the columns; rows end with CR LF. */
export const csvOf = (records: readonly CodeRecord[]): string =>
  BYTE_ORDER_MARK + [COLUMNS, ...records.map(rowOf)].map((row) => `${row.map(fieldOf).join(",")}\r\n`).join("");
