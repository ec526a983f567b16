/** Texts of the content tree → typed files, with every problem of every file named by path and line. */
import { isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { z } from "astro/zod";
import { COLLECTIONS, PATHS, placeOf } from "../schema/tree.ts";
import { contentFiles, type CheckedFile, type ContentFiles } from "./files.ts";
import type { Problem } from "./problem.ts";

/** A file as it lies in the content folder. */
export interface SourceText {
  /** Path below the content folder, with forward slashes. */
  path: string;
  text: string;
}

/** What reading found. `locate` gives a problem the line of its keys. */
export interface ReadResult {
  files: ContentFiles;
  problems: Problem[];
  locate: (problem: Problem) => Problem;
}

const LIST = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** Reads and checks the shape of every file; rules that span files are in `rules.ts`. Never throws for bad content. */
export function readContent(texts: readonly SourceText[]): ReadResult {
  const checked: CheckedFile[] = [];
  const problems: Problem[] = [];
  const documents = new Map<string, { yaml: Document; lines: LineCounter }>();

  for (const { path, text } of texts) {
    const place = placeOf(path);
    if (!place) {
      problems.push({ path, message: `is not a place of the content tree: use ${LIST.format(PATHS)}` });
      continue;
    }
    const isProse = path.endsWith(".mdx");
    const lines = new LineCounter();
    const yaml = parseDocument(isProse ? frontmatterOf(text) : text, { lineCounter: lines, prettyErrors: false });
    documents.set(path, { yaml, lines });
    if (yaml.errors.length > 0) {
      for (const error of yaml.errors) {
        problems.push({ path, line: lines.linePos(error.pos[0]).line, message: `is not valid YAML: ${error.message}` });
      }
      continue;
    }
    const schema: z.ZodType = COLLECTIONS[place.collection].schema;
    const value: unknown = yaml.toJS();
    // A page of prose needs no frontmatter.
    const parsed = schema.safeParse(isProse ? (value ?? {}) : value);
    if (parsed.success) checked.push({ path, data: parsed.data, text });
    else problems.push(...parsed.error.issues.flatMap((issue) => describeIssue(issue, schema, yaml, path)));
  }

  const locate = (problem: Problem): Problem => {
    const found = documents.get(problem.path);
    if (problem.line !== undefined || !found) return problem;
    const line = lineOf(found.yaml, found.lines, problem.at ?? []);
    return line === undefined ? problem : { ...problem, line };
  };
  const files = contentFiles(
    checked,
    texts.map(({ path }) => path),
  );
  return { files, problems: problems.map(locate), locate };
}

/** The YAML between the first two lines of dashes, on its original lines. */
function frontmatterOf(text: string): string {
  return /^---\n([^]*?)\n---/.exec(text)?.[0].replace(/^---/, "").replace(/---$/, "") ?? "";
}

/** Line of the deepest part of `at` that the document has. */
function lineOf(yaml: Document, lines: LineCounter, at: readonly PropertyKey[]): number | undefined {
  for (let depth = at.length; depth > 0; depth--) {
    const node: unknown = yaml.getIn(at.slice(0, depth), true);
    if (node !== null && typeof node === "object" && "range" in node && Array.isArray(node.range)) {
      return lines.linePos(node.range[0] as number).line;
    }
  }
  return yaml.contents?.range ? lines.linePos(yaml.contents.range[0]).line : undefined;
}

type At = readonly PropertyKey[];

/** Says a Zod issue in the words of the content: which key, what is wrong, what would be right. */
function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, yaml: Document, path: string): Problem[] {
  const at = issue.path;
  const key = `\`${at.map(String).join(".") || "the file"}\``;
  const one = (message: string): Problem[] => [{ path, at, message: `${key} ${message}` }];
  const node: unknown = at.length > 0 ? yaml.getIn(at, true) : yaml.contents;
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = keysAt(schema, at).map((name) => `\`${name}\``);
      return issue.keys.map((unknown) => ({
        path,
        at: [...at, unknown],
        message: `unknown key \`${[...at, unknown].map(String).join(".")}\`: ${known.length === 0 ? "leave it out" : `use one of ${known.join(", ")}`}`,
      }));
    }
    case "invalid_type": {
      if (node === undefined || node === null) {
        const last = at.at(-1);
        return one(last === "zh" || last === "en" ? "is missing: both languages are required" : "is missing: add it");
      }
      if (issue.expected === "string" && isScalar(node) && typeof node.value !== "string") {
        return one(`must be a quoted string: write "${node.source ?? String(node.value)}"`);
      }
      return one(`must be of type ${issue.expected}`);
    }
    case "invalid_value": {
      const found = isScalar(node) ? `is \`${String(node.value)}\`` : "is missing";
      return one(`${found}: use one of ${issue.values.map(String).join(", ")}`);
    }
    case "invalid_format":
      return one(issue.message.startsWith("Invalid") ? `must be a valid ${issue.format}` : issue.message);
    default:
      return one(issue.message);
  }
}

/** The keys that the schema knows at a place. */
function keysAt(schema: z.ZodType, at: At): string[] {
  let current: unknown = schema;
  for (const key of [...at, undefined]) {
    while (current instanceof z.ZodOptional || current instanceof z.ZodDefault) current = current.unwrap();
    if (key === undefined) break;
    if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodObject) current = (current.shape as Record<string, unknown>)[String(key)];
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}
