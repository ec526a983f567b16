/** A table of facts in a JSON, CSV or Markdown file → its rows. */
import type { Problem } from "../catalog/problem.ts";

/** One row of a table. */
export interface Row {
  /** Where an author finds it: `object 3` of a JSON array, `row 4` of a spreadsheet, `line 12` of a Markdown file. */
  place: string;
  /** Values by the name of their column. CSV and Markdown have only texts. */
  cells: Record<string, unknown>;
}

/** The rows of a table. If there is any problem, they are incomplete. */
export interface Table {
  rows: Row[];
  problems: Problem[];
}

/** Cells of a row, and where the row is. */
interface PlacedCells {
  place: string;
  cells: string[];
}

/** Separators of spreadsheets, most likely first. */
const SEPARATORS = [",", "\t", ";"];

/**
 * The rows of a table in a file.
 * @param path decides about the format; problems begin with it
 */
export function readTable(path: string, bytes: Uint8Array): Table {
  const unreadable = (message: string): Table => ({ rows: [], problems: [{ path, message }] });
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    return unreadable("is not UTF-8: save it again as UTF-8 (spreadsheets call it “CSV UTF-8”)");
  }
  if (path.endsWith(".json")) return jsonTable(path, text);
  if (/\.[ct]sv$/.test(path)) return csvTable(path, text);
  if (path.endsWith(".md")) return markdownTable(path, text);
  return unreadable("is not a known kind of table: use a file that ends in .json, .csv, .tsv or .md");
}

/** The objects of a JSON array. */
function jsonTable(path: string, text: string): Table {
  const problem = (message: string) => ({ path, message });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { rows: [], problems: [problem(`is not valid JSON: ${(error as Error).message.split("\n")[0]}`)] };
  }
  if (!Array.isArray(value) || value.length === 0) {
    return { rows: [], problems: [problem("must be an array of objects, one for each code: write [{ … }, { … }]")] };
  }
  const isObject = (item: unknown) => item !== null && typeof item === "object" && !Array.isArray(item);
  const items = value.map((item: unknown, index) => ({ place: `object ${index + 1}`, item }));
  return {
    rows: items
      .filter(({ item }) => isObject(item))
      .map(({ place, item }) => ({ place, cells: withColumnNames(item as object) })),
    problems: items
      .filter(({ item }) => !isObject(item))
      .map(({ place }) => problem(`${place}: is not an object: write { "code": "…" }`)),
  };
}

const withColumnNames = (item: object) =>
  Object.fromEntries(Object.entries(item).map(([name, value]: [string, unknown]) => [columnName(name), value]));

/**
 * The name of a column in lower case, with underscores.
 * @example columnName(" HTTP status") // => "http_status"
 */
const columnName = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** The rows of a spreadsheet (RFC 4180, or with tabs or semicolons). Its first row names the columns. */
function csvTable(path: string, text: string): Table {
  const heading = text.split("\n", 1)[0] ?? "";
  const separator = SEPARATORS.find((mark) => heading.includes(mark)) ?? ",";
  const records = csvRecords(text, separator);
  if (records === undefined) {
    return {
      rows: [],
      problems: [{ path, message: 'has a quote that is never closed: write "" for a quote in a cell' }],
    };
  }
  const placed = records.map((cells, index) => ({ place: `row ${index + 1}`, cells }));
  return joinRows(path, placed[0] ?? { place: "row 1", cells: [] }, placed.slice(1));
}

/** Cells by row; `undefined` if a quote is never closed. */
function csvRecords(text: string, separator: string): string[][] | undefined {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (isQuoted && character === '"' && text[at + 1] === '"') cell += text.charAt(++at);
    else if (character === '"' && (isQuoted || cell === "")) isQuoted = !isQuoted;
    else if (!isQuoted && (character === separator || character === "\n")) {
      record.push(cell);
      cell = "";
      if (character === "\n") records.push(record.splice(0));
    } else cell += character;
  }
  if (cell !== "" || record.length > 0) records.push([...record, cell]);
  return isQuoted ? undefined : records;
}

/** The row below the headings of a Markdown table. */
const DELIMITER_ROW = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The rows of every table in a Markdown file (GitHub's syntax). */
function markdownTable(path: string, text: string): Table {
  const lines = text.split("\n").map((line, index) => ({ place: `line ${index + 1}`, line }));
  const tables = lines.flatMap(({ line }, index) => {
    const heading = lines[index - 1];
    if (!heading?.line.includes("|") || !line.includes("-") || !DELIMITER_ROW.test(line)) return [];
    const rest = lines.slice(index + 1);
    const end = rest.findIndex((row) => !row.line.includes("|"));
    const [first, ...rows] = [heading, ...rest.slice(0, end < 0 ? undefined : end)].map((row): PlacedCells => ({
      place: row.place,
      cells: markdownCells(row.line),
    }));
    return first ? [joinRows(path, first, rows)] : [];
  });
  if (tables.length === 0) {
    return {
      rows: [],
      problems: [{ path, message: "contains no table: write | code | message | and |---|---| below it" }],
    };
  }
  return { rows: tables.flatMap(({ rows }) => rows), problems: tables.flatMap(({ problems }) => problems) };
}

/** The texts of a row, without code spans and escapes. */
const markdownCells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => {
      const text = cell.trim().replaceAll("\\|", "|");
      const [, literal] = /^`([^`]+)`$/.exec(text) ?? [];
      return literal ?? text.replace(/\\([\\`*_{}[\]<>()#+\-.!~])/g, "$1");
    });

/** Rows with their cells by column. Empty rows are left out. */
function joinRows(path: string, heading: PlacedCells, rows: readonly PlacedCells[]): Table {
  const names = heading.cells.map(columnName);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    const message = `${heading.place}: has two columns \`${repeated}\`: rename or remove one`;
    return { rows: [], problems: [{ path, message }] };
  }
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  return {
    rows: filled.map(({ place, cells }) => ({
      place,
      cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])),
    })),
    problems: filled
      .filter(({ cells }) => cells.length !== names.length)
      .map(({ place, cells }) => ({
        path,
        message: `${place}: has ${cells.length} cells, but there are ${names.length} columns: quote or escape separators inside a cell`,
      })),
  };
}
