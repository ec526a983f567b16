/** API records → a CSV table for spreadsheets (RFC 4180). */
import type { CodeRecord } from "./record.ts";

/** Column names in order. New columns are added at the end. */
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

/** Without it, spreadsheets assume the system's encoding and garble the Chinese. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A value as a CSV field, quoted only if it contains a comma, a quote or a line break.
 * @example fieldOf('say "hi"') // => '"say ""hi"""'
 */
export const fieldOf = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** Values in the order of `COLUMNS`. */
const rowOf = ({ vendor, product, code, symbol, category, retry, owner, condition, title, urls }: CodeRecord) =>
  [vendor, product, code, symbol, category, retry, owner, condition, title.zh, title.en, urls.permalink].map(
    (value) => value ?? "",
  );

/** The table: a header and one row per code, each ending with CR LF. */
export const csvOf = (records: readonly CodeRecord[]): string =>
  BYTE_ORDER_MARK + [COLUMNS, ...records.map(rowOf)].map((row) => `${row.map(fieldOf).join(",")}\r\n`).join("");
