/** Content files → the catalogue: every vendor, product, code and condition, joined, classified and ordered. */
import type { Release } from "../schema/changelog.ts";
import type { CodeData } from "../schema/code.ts";
import type { ConditionData } from "../schema/condition.ts";
import type { ProductData } from "../schema/product.ts";
import type { Category, Owner, Retry } from "../schema/taxonomy.ts";
import type { Text } from "../schema/text.ts";
import type { VendorData } from "../schema/vendor.ts";
import type { ContentFile, ContentFiles } from "./files.ts";
import { slugOf } from "../routes.ts";
import { withNeeds } from "./commands.ts";
import { evidenceOf, type Evidence } from "./evidence.ts";
import { compareCodes, compareNumbers, hexOf, isWholeNumber } from "./number.ts";
import { ContentError } from "./problem.ts";
import { crossCheck } from "./rules.ts";

export interface Vendor extends VendorData {
  /** `aliyun` */
  id: string;
  products: Product[];
}

export interface Product extends ProductData {
  /** `aliyun/nls` */
  id: string;
  /** `nls` */
  segment: string;
  vendor: Vendor;
  /** In the order of their numbers. */
  codes: Code[];
}

export interface Condition extends ConditionData {
  id: string;
  /** Codes of all products that are this condition. */
  codes: Code[];
}

/** A block of numbers that have something in common. */
export type NumberRange = ProductData["ranges"][number];
export type Variant = CodeData["variants"][number];

/** What kind of trouble, whether a retry helps, whose job: from the condition, or with a reason of its own. */
export interface Classification {
  /** Errors only. */
  category: Category | undefined;
  retry: Retry;
  /** Nobody has to act on a notice or a success. */
  owner: Owner | undefined;
  /** Why it differs from its condition, or how it was classified without one. */
  reason: Text | undefined;
}

export interface Code
  extends Omit<CodeData, "classification" | "condition" | "related">, Omit<Classification, "reason"> {
  /** `aliyun/nls/41050008` */
  id: string;
  slug: string;
  vendor: Vendor;
  product: Product;
  condition: Condition | undefined;
  /** Conditions of its cases by the variant's id, where they differ and the code has none itself. */
  cases: Map<string, Condition>;
  reason: Text | undefined;
  related: Code[];
  /** The same number as hexadecimal logs show it, where the vendor builds this block in hexadecimal. */
  hex: string | undefined;
  /** Blocks of the product's numbers that hold this one, narrowest first. */
  ranges: NumberRange[];
  /** What to collect before asking for support about this code. */
  evidence: Evidence[];
}

export interface Catalog {
  vendors: Vendor[];
  products: Product[];
  codes: Code[];
  conditions: Condition[];
  /** Words by which people search, in no language's order. */
  vocabulary: Vocabulary;
  /** Releases of the data, newest first. */
  releases: Release[];
}

export interface Vocabulary {
  /** Words that mean nothing in a question about an error. */
  fillers: string[];
  /** Groups of words that say the same. */
  synonyms: string[][];
}

/**
 * Joins checked files into the catalogue.
 * @throws ContentError that lists every broken rule
 */
export function buildCatalog(files: ContentFiles): Catalog {
  const problems = crossCheck(files);
  if (problems.length > 0) throw new ContentError(problems);

  const variables = Object.assign({}, ...files.variables.map(({ data }) => data.variables)) as Record<string, Text>;
  const conditions = new Map(
    files.conditions.map(({ id, data }) => [id, { ...withNeeds(data, variables), id, codes: [] as Code[] }]),
  );
  const vendors = new Map(
    files.vendors.map(({ vendor, data }) => [vendor, { ...data, id: vendor, products: [] as Product[] }]),
  );
  const products = new Map<string, Product>();
  for (const { vendor: vendorId, product: segment, data } of files.products) {
    const vendor = known(vendors, vendorId);
    const product: Product = { ...data, id: `${vendorId}/${segment}`, segment, vendor, codes: [] };
    vendor.products.push(product);
    products.set(product.id, product);
  }
  const codes = new Map<string, Code>();
  for (const file of files.codes) {
    const product = known(products, `${file.vendor}/${file.product}`);
    const condition = file.data.condition === undefined ? undefined : known(conditions, file.data.condition);
    const code = joinCode({ ...file, data: withNeeds(file.data, variables) }, product, condition);
    for (const variant of code.variants) {
      if (variant.condition !== undefined) code.cases.set(variant.id, known(conditions, variant.condition));
    }
    codes.set(code.id, code);
    product.codes.push(code);
  }
  for (const { vendor, product, slug, data } of files.codes) {
    const id = (slug: string) => `${vendor}/${product}/${slug}`;
    known(codes, id(slug)).related = data.related.map((related) => known(codes, id(slugOf(related))));
  }
  const all = [...products.values()].sort(byUse);
  for (const product of all) product.codes.sort((a, b) => compareCodes(a.code, b.code));
  // Conditions list them in the same order.
  for (const code of all.flatMap((product) => product.codes)) {
    for (const condition of new Set([code.condition, ...code.cases.values()])) condition?.codes.push(code);
  }
  return {
    // In the order of their first products; vendors without any come last.
    vendors: [...new Set([...all.map(({ vendor }) => vendor), ...vendors.values()])],
    products: all,
    codes: all.flatMap((product) => product.codes),
    conditions: [...conditions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    vocabulary: {
      fillers: files.vocabulary.flatMap(({ data }) => [...data.fillers.zh, ...data.fillers.en]),
      synonyms: files.vocabulary.flatMap(({ data }) => data.synonyms),
    },
    releases: files.changelog.flatMap(({ data }) => data.releases),
  };
}

/** What is offered today comes first, then what has more codes. */
const byUse = (a: Product, b: Product) =>
  Number(b.lifecycle === "current") - Number(a.lifecycle === "current") ||
  b.codes.length - a.codes.length ||
  (a.id < b.id ? -1 : 1);

/** Looks up what the rules have proved to exist. */
function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`${key} is missing although the rules passed`);
  return found;
}

function joinCode({ slug, data }: ContentFile<"codes">, product: Product, condition: Condition | undefined): Code {
  const { classification, condition: _id, related: _codes, ...rest } = data;
  const ranges = rangesOf(data.code, product.ranges);
  const classified = classify(data, condition);
  return {
    ...rest,
    ...classified,
    id: `${product.id}/${slug}`,
    slug,
    vendor: product.vendor,
    product,
    condition,
    cases: new Map(),
    related: [],
    hex: ranges.some(({ notation }) => notation === "hex") ? hexOf(data.code) : undefined,
    ranges,
    evidence: evidenceOf(product.evidence, { variants: data.variants, category: classified.category }),
  };
}

/** A code's own classification over that of its condition; a notice or a success has no category. */
export function classify(
  { kind, classification }: Pick<CodeData, "kind" | "classification">,
  condition: Pick<ConditionData, "category" | "retry" | "owner"> | undefined,
): Classification {
  const reason = classification?.reason;
  if (kind !== "error") {
    return { category: undefined, retry: classification?.retry ?? "ignore", owner: classification?.owner, reason };
  }
  return {
    category: classification?.category ?? condition?.category ?? "unknown",
    retry: classification?.retry ?? condition?.retry ?? "after-fix",
    owner: classification?.owner ?? condition?.owner ?? "developer",
    reason,
  };
}

/** The blocks that hold a number, narrowest first; none for a code that is not a number. */
export function rangesOf(code: string, ranges: readonly NumberRange[]): NumberRange[] {
  if (!isWholeNumber(code)) return [];
  return ranges
    .filter(({ from, to }) => compareNumbers(from, code) <= 0 && compareNumbers(code, to) <= 0)
    .sort((a, b) => Number(BigInt(a.to) - BigInt(a.from) - (BigInt(b.to) - BigInt(b.from))));
}
