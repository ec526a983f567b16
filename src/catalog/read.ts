/** Texts of the content tree → typed files, with every problem of every file named by path and line. */
import { isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { z } from "astro/zod";
import { changelog } from "../schema/changelog.ts";
import { code } from "../schema/code.ts";
import { condition } from "../schema/condition.ts";
import { guide } from "../schema/guide.ts";
import { product } from "../schema/product.ts";
import { redirects } from "../schema/redirects.ts";
import { vendor } from "../schema/vendor.ts";
import { variables } from "../schema/variables.ts";
import { vocabulary } from "../schema/vocabulary.ts";
import { mentionsOf, placeOf, type ContentFiles } from "./files.ts";
import type { Problem } from "./problem.ts";

/** A file as it lies in the content folder. */
export interface SourceText {
  /** Path below the content folder, with forward slashes. */
  path: string;
  text: string;
}

/** What reading found. `locate` gives a problem the line its keys stand on. */
export interface ReadResult {
  files: ContentFiles;
  problems: Problem[];
  locate: (problem: Problem) => Problem;
}

const TREE =
  "vendors/<vendor>/vendor.yaml, vendors/<vendor>/<product>/{product.yaml,zh.mdx,en.mdx,codes/<slug>.yaml}, conditions/<id>.yaml, vocabulary.yaml, variables.yaml, changelog.yaml, redirects.yaml or guides/<slug>/{zh,en}.mdx";

/** Reads and checks the shape of every file; rules that span files are in `rules.ts`. Never throws for bad content. */
export function readContent(texts: readonly SourceText[]): ReadResult {
  const paths = new Set(texts.map(({ path }) => path));
  const files: ContentFiles = {
    vendors: [],
    products: [],
    codes: [],
    conditions: [],
    prose: [],
    vocabulary: [],
    variables: [],
    changelog: [],
    redirects: [],
    paths,
  };
  const problems: Problem[] = [];
  const documents = new Map<string, { yaml: Document; lines: LineCounter }>();

  for (const { path, text } of texts) {
    const place = placeOf(path);
    if (!place) {
      problems.push({ path, message: `is not a place of the content tree: use ${TREE}` });
      continue;
    }
    const isGuide = path.startsWith("guides/");
    if (place.kind === "prose") {
      files.prose.push({ path, folder: place.folder, locale: place.locale, mentions: mentionsOf(text) });
      if (!isGuide) continue;
    }
    const lines = new LineCounter();
    const yaml = parseDocument(place.kind === "prose" ? frontmatterOf(text) : text, {
      lineCounter: lines,
      prettyErrors: false,
    });
    documents.set(path, { yaml, lines });
    if (yaml.errors.length > 0) {
      for (const error of yaml.errors) {
        problems.push({ path, line: lines.linePos(error.pos[0]).line, message: `is not valid YAML: ${error.message}` });
      }
      continue;
    }
    const value: unknown = yaml.toJS();
    const keep = <Data>(schema: z.ZodType<Data>, add: (data: Data) => void) => {
      const parsed = schema.safeParse(value);
      if (parsed.success) add(parsed.data);
      else problems.push(...parsed.error.issues.flatMap((issue) => describeIssue(issue, schema, yaml, path)));
    };
    switch (place.kind) {
      case "vendor":
        keep(vendor, (data) => files.vendors.push({ path, vendor: place.vendor, data }));
        break;
      case "product":
        keep(product, (data) => files.products.push({ path, vendor: place.vendor, product: place.product, data }));
        break;
      case "code": {
        const { vendor, product, slug } = place;
        keep(code, (data) => files.codes.push({ path, vendor, product, slug, data }));
        break;
      }
      case "prose":
        keep(guide, () => {});
        break;
      case "condition":
        keep(condition, (data) => files.conditions.push({ path, condition: place.condition, data }));
        break;
      case "vocabulary":
        keep(vocabulary, (data) => files.vocabulary.push({ path, data }));
        break;
      case "variables":
        keep(variables, (data) => files.variables.push({ path, data }));
        break;
      case "changelog":
        keep(changelog, (data) => files.changelog.push({ path, data }));
        break;
      case "redirects":
        keep(redirects, (data) => files.redirects.push({ path, data }));
    }
  }

  const locate = (problem: Problem): Problem => {
    const found = documents.get(problem.path);
    if (problem.line !== undefined || !found) return problem;
    const line = lineOf(found.yaml, found.lines, problem.at ?? []);
    return line === undefined ? problem : { ...problem, line };
  };
  return { files, problems: problems.map(locate), locate };
}

/** The YAML between the first two lines of dashes, on the lines where it stands. */
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
        message: `unknown key \`${[...at, unknown].map(String).join(".")}\`: use one of ${known.join(", ")}`,
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
