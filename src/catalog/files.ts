/** The content tree: which file says what, and the files of one tree together. */
import type { ChangelogData } from "../schema/changelog.ts";
import type { CodeData } from "../schema/code.ts";
import type { ConditionData } from "../schema/condition.ts";
import type { ProductData } from "../schema/product.ts";
import type { RedirectsData } from "../schema/redirects.ts";
import type { VendorData } from "../schema/vendor.ts";
import type { VariablesData } from "../schema/variables.ts";
import type { VocabularyFile as VocabularyData } from "../schema/vocabulary.ts";

export interface VendorFile {
  path: string;
  vendor: string;
  data: VendorData;
}
export interface ProductFile {
  path: string;
  vendor: string;
  product: string;
  data: ProductData;
}
export interface CodeFile {
  path: string;
  vendor: string;
  product: string;
  slug: string;
  data: CodeData;
}
export interface ConditionFile {
  path: string;
  condition: string;
  data: ConditionData;
}

/** The words by which people search. */
export interface VocabularyFile {
  path: string;
  data: VocabularyData;
}

/** Variables of commands, and what their reader puts there. */
export interface VariablesFile {
  path: string;
  data: VariablesData;
}

/** What changed in the data. */
export interface ChangelogFile {
  path: string;
  data: ChangelogData;
}

/** Pages that moved. */
export interface RedirectsFile {
  path: string;
  data: RedirectsData;
}

/** A page of prose in one language: a product's introduction or a guide. */
export interface ProseFile {
  path: string;
  folder: string;
  locale: string;
  /** Codes and conditions that it links to through `<Code id>` and `<Condition id>`. */
  mentions: Mention[];
}

/** A component in a text that names a code or a condition. */
export interface Mention {
  component: "Code" | "Condition";
  id: string;
  /** Line in the file, counted from 1. */
  line: number;
}

/**
 * Every code and condition that a text names.
 * @example mentionsOf('See <Code id="aliyun/nls/403" />.') // => [{ component: "Code", id: "aliyun/nls/403", line: 1 }]
 */
export function mentionsOf(text: string): Mention[] {
  return text.split("\n").flatMap((content, index) =>
    [...content.matchAll(/<(Code|Condition)\s+id="([^"]*)"/g)].map(([, component, id]) => ({
      component: component as Mention["component"],
      id: id ?? "",
      line: index + 1,
    })),
  );
}

/** All files of a content folder, each checked against its own shape. */
export interface ContentFiles {
  vendors: VendorFile[];
  products: ProductFile[];
  codes: CodeFile[];
  conditions: ConditionFile[];
  prose: ProseFile[];
  vocabulary: VocabularyFile[];
  variables: VariablesFile[];
  changelog: ChangelogFile[];
  redirects: RedirectsFile[];
  /** Paths of all files, also of those whose shape is wrong: what exists may be referred to. */
  paths: Set<string>;
}

/** Paths of the files that others refer to. */
export const pathOf = {
  vendor: (vendor: string) => `vendors/${vendor}/vendor.yaml`,
  product: (vendor: string, product: string) => `vendors/${vendor}/${product}/product.yaml`,
  code: (vendor: string, product: string, slug: string) => `vendors/${vendor}/${product}/codes/${slug}.yaml`,
  condition: (condition: string) => `conditions/${condition}.yaml`,
};

/** What a path below the content folder stands for. */
export type Place =
  | { kind: "vendor"; vendor: string }
  | { kind: "product"; vendor: string; product: string }
  | { kind: "code"; vendor: string; product: string; slug: string }
  | { kind: "condition"; condition: string }
  | { kind: "vocabulary" }
  | { kind: "variables" }
  | { kind: "changelog" }
  | { kind: "redirects" }
  | { kind: "prose"; folder: string; locale: string };

/**
 * Reads the place of a file from its path; `undefined` for a path that is no part of the tree.
 * @example placeOf("vendors/aliyun/nls/codes/403.yaml") // => { kind: "code", vendor: "aliyun", product: "nls", slug: "403" }
 */
export function placeOf(path: string): Place | undefined {
  const parts = path.split("/");
  const file = parts.at(-1) ?? "";
  const name = file.replace(/\.(yaml|mdx)$/, "");
  if (file.endsWith(".mdx")) {
    const isProse = (parts[0] === "vendors" && parts.length === 4) || (parts[0] === "guides" && parts.length === 3);
    return isProse ? { kind: "prose", folder: parts.slice(0, -1).join("/"), locale: name } : undefined;
  }
  if (!file.endsWith(".yaml")) return undefined;
  if (path === "vocabulary.yaml") return { kind: "vocabulary" };
  if (path === "variables.yaml") return { kind: "variables" };
  if (path === "changelog.yaml") return { kind: "changelog" };
  if (path === "redirects.yaml") return { kind: "redirects" };
  if (parts[0] === "conditions" && parts.length === 2) return { kind: "condition", condition: name };
  if (parts[0] !== "vendors") return undefined;
  const [, vendor = "", product = "", folder] = parts;
  if (parts.length === 3 && name === "vendor") return { kind: "vendor", vendor };
  if (parts.length === 4 && name === "product") return { kind: "product", vendor, product };
  if (parts.length === 5 && folder === "codes") return { kind: "code", vendor, product, slug: name };
  return undefined;
}
