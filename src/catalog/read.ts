/** Parses and checks the files of the content tree, one by one, and locates each problem by path and line. */
import { isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { z } from "astro/zod";
import { DRAFT_KEY } from "../schema/code.ts";
import { COLLECTIONS, pathIn, pathsFor, placeOf, type Place } from "../schema/tree.ts";
import { contentFiles, type CheckedFile, type ContentFiles } from "./files.ts";
import type { Problem } from "./problem.ts";

/** A file of the content folder, as it was read. */
export interface SourceText {
  /** Path below the content folder, with forward slashes. */
  path: string;
  text: string;
  /** The content folder, if problems are to show it. */
  folder?: string;
  /** Whether it is from an extra tree: the content of a team that hosts the site. */
  isExtra?: boolean;
}

export interface ReadResult {
  /** The files that passed their schemas. */
  files: ContentFiles;
  problems: Problem[];
  /** Adds to a problem the folder of its file and the line of the keys that it names. */
  locate: (problem: Problem) => Problem;
}

/** A parsed file. */
interface ParsedFile {
  yaml: Document;
  lines: LineCounter;
}

/** What became of a file. */
interface FileResult {
  /** The file, if it has no problems. */
  checked?: CheckedFile;
  problems: Problem[];
}

const LIST = new Intl.ListFormat("en-GB", { type: "disjunction" });

/**
 * Parses every file and checks it against its schema. Does not throw: bad content becomes problems. The rules that span
 * several files are in `rules.ts`.
 */
export function readContent(texts: readonly SourceText[]): ReadResult {
  const results: FileResult[] = [];
  const parsedByPath = new Map<string, ParsedFile>();
  const ownPaths = new Set(texts.filter(({ isExtra }) => !isExtra).map(({ path }) => path));
  const folderByPath = new Map<string, string>();

  for (const source of texts) {
    const { path, folder, isExtra = false } = source;
    const place = placeOf(path, isExtra);
    if (!place) {
      const tree = isExtra ? "an extra tree" : "the content tree";
      const message = `is not a place of ${tree}: use ${LIST.format(pathsFor(isExtra))}`;
      results.push({ problems: [{ folder, path, message }] });
    } else if (isExtra && ownPaths.has(path)) {
      results.push({ problems: [{ folder, path, message: redefinition(place) }] });
    } else {
      if (folder !== undefined) folderByPath.set(path, folder);
      const parsed = parse(source);
      parsedByPath.set(path, parsed);
      results.push(check(source, parsed, COLLECTIONS[place.collection].schema));
    }
  }

  const locate = (problem: Problem): Problem => {
    // It is about a whole file, and may have the path of another one.
    if (problem.folder !== undefined) return problem;
    const located = { ...problem, folder: folderByPath.get(problem.path) };
    const parsed = parsedByPath.get(problem.path);
    if (problem.line !== undefined || !parsed) return located;
    const line = lineOf(parsed, problem.at ?? []);
    return line === undefined ? located : { ...located, line };
  };
  const files = contentFiles(
    results.flatMap(({ checked }) => checked ?? []),
    texts.map(({ path }) => path),
  );
  return { files, problems: results.flatMap(({ problems }) => problems.map(locate)), locate };
}

/** What is wrong with a file of an extra tree that our own content has too. */
function redefinition(place: Place): string {
  const advice = place.collection === "codes" ? `, and say what you know of the code in ${pathIn("notes", place)}` : "";
  return `is already in our content, which an extra tree adds to but cannot change: leave it out${advice}`;
}

/** Whether a file is text with a frontmatter. */
const isProse = (path: string): boolean => path.endsWith(".mdx");

function parse({ path, text }: SourceText): ParsedFile {
  const lines = new LineCounter();
  const yaml = isProse(path) ? frontmatterOf(text) : text;
  // Astro's parser reads `2026-11-29` as a time, and so must the check, which says that a date has to be quoted.
  return { yaml: parseDocument(yaml, { lineCounter: lines, prettyErrors: false, customTags: ["timestamp"] }), lines };
}

/** Checks a parsed file against the schema of its place. */
function check(
  { path, text, isExtra = false }: SourceText,
  { yaml, lines }: ParsedFile,
  schema: z.ZodType,
): FileResult {
  const problems = yaml.errors.map(({ pos, message }) => ({
    path,
    line: lines.linePos(pos[0]).line,
    message: `is not valid YAML: ${message}`,
  }));
  if (problems.length > 0) return { problems };
  let value: unknown;
  try {
    value = yaml.toJS();
  } catch (error) {
    // A text that begins with `*` is an alias.
    const message = error instanceof Error ? error.message : String(error);
    return {
      problems: [{ path, message: `is not valid YAML: ${message}. Quote texts that begin with \`*\` or \`&\`` }],
    };
  }
  // Prose may have no frontmatter at all.
  const result = schema.safeParse(isProse(path) ? (value ?? {}) : value);
  return result.success
    ? { checked: { path, data: result.data, text, isExtra }, problems }
    : { problems: result.error.issues.flatMap((issue) => describeIssue(issue, schema, yaml, path)) };
}

/** The frontmatter without its dashes. Keeps the line breaks around it, so that line numbers stay the same. */
function frontmatterOf(text: string): string {
  return /^\uFEFF?---(\r?\n[^]*?\r?\n)---/.exec(text)?.[1] ?? "";
}

/** Line of the deepest key in `at` that the document contains. */
function lineOf({ yaml, lines }: ParsedFile, at: readonly PropertyKey[]): number | undefined {
  for (let depth = at.length; depth > 0; depth--) {
    const node: unknown = yaml.getIn(at.slice(0, depth), true);
    if (node !== null && typeof node === "object" && "range" in node && Array.isArray(node.range)) {
      return lines.linePos(node.range[0] as number).line;
    }
  }
  return yaml.contents?.range ? lines.linePos(yaml.contents.range[0]).line : undefined;
}

/** Turns an issue of Zod into problems worded for authors: which key, what is wrong, and how to fix it. */
function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, yaml: Document, path: string): Problem[] {
  const at = issue.path;
  const key = `\`${at.map(String).join(".") || "the file"}\``;
  const problem = (message: string): Problem[] => [{ path, at, message: `${key} ${message}` }];
  const node: unknown = at.length > 0 ? yaml.getIn(at, true) : yaml.contents;
  const isEmpty = isScalar(node) && node.value === "";
  switch (issue.code) {
    case "unrecognized_keys": {
      const allowed = keysAt(schema, at).map((name) => `\`${name}\``);
      const advice = allowed.length === 0 ? "leave it out" : `use one of ${allowed.join(", ")}`;
      return issue.keys.map((name) => {
        const keys = [...at, name];
        if (keys.length === 1 && name === DRAFT_KEY) {
          return { path, at: keys, message: `\`${name}\` is only for the writer: delete it once the page is written` };
        }
        return { path, at: keys, message: `unknown key \`${keys.map(String).join(".")}\`: ${advice}` };
      });
    }
    case "invalid_type": {
      if (node === undefined || node === null || (isScalar(node) && node.value === null)) {
        const last = at.at(-1);
        const isText = last === "zh" || last === "en";
        return problem(isText ? "is missing: both languages are required" : "is missing: add it");
      }
      if (issue.expected === "string" && isScalar(node) && typeof node.value !== "string") {
        return problem(`must be a quoted string: write "${node.source ?? String(node.value)}"`);
      }
      return problem(`must be of type ${issue.expected}`);
    }
    case "invalid_value": {
      const actual = isEmpty ? "is empty" : isScalar(node) ? `is \`${String(node.value)}\`` : "is missing";
      return problem(`${actual}: use one of ${issue.values.map(String).join(", ")}`);
    }
    case "invalid_format":
      if (isEmpty) return problem("is empty: fill it in, or remove the line if there is none");
      return problem(issue.message.startsWith("Invalid") ? `must be a valid ${issue.format}` : issue.message);
    default:
      return problem(issue.message);
  }
}

/** A schema without the wrappers that make it optional or give it a default. */
function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema;
}

/** The keys that a schema allows at a place. */
function keysAt(schema: z.ZodType, at: readonly PropertyKey[]): string[] {
  let current = unwrapped(schema);
  for (const key of at) {
    if (current instanceof z.ZodArray) current = unwrapped(current.element);
    else if (current instanceof z.ZodObject)
      current = unwrapped((current.shape as Record<string, unknown>)[String(key)]);
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}
