/** Content files → the catalogue: all vendors, products, codes and conditions, linked to each other and sorted. */
import type { Release } from "../schema/changelog.ts";
import type { CodeData } from "../schema/code.ts";
import type { ConditionData } from "../schema/condition.ts";
import type { NoteData } from "../schema/note.ts";
import type { OtherServiceData } from "../schema/other-services.ts";
import type { ProductData } from "../schema/product.ts";
import type { Text } from "../schema/text.ts";
import type { VendorData } from "../schema/vendor.ts";
import { slugOf } from "../routes.ts";
import { classify, type Classification } from "./classify.ts";
import { withNeeds } from "./commands.ts";
import { evidenceOf, type Evidence } from "./evidence.ts";
import { codeIdOfFile, productIdOfFile, type ContentFile, type ContentFiles } from "./files.ts";
import { compareCodes, hexOf, rangesOf } from "./number.ts";
import { ContentError } from "./problem.ts";
import { crossCheck } from "./rules.ts";

export interface Vendor extends VendorData {
  /** `aliyun` */
  id: string;
  /** In the order of the catalogue. */
  products: Product[];
}

export interface Product extends ProductData {
  /** `aliyun/nls` */
  id: string;
  /** `nls` */
  segment: string;
  /** Its names and the words that hint at it. */
  searchWords: string[];
  vendor: Vendor;
  /** Sorted with `compareCodes`. */
  codes: Code[];
}

export interface Condition extends ConditionData {
  id: string;
  /** Whether it is from an extra tree: the content of a team that hosts the site. */
  isExtra: boolean;
  /** Codes of all products that have this condition, or a variant with it. */
  codes: Code[];
}

/** A block of numbers that have something in common. */
export type NumberRange = ProductData["ranges"][number];
export type Variant = CodeData["variants"][number];

export interface Code extends Omit<CodeData, "classification" | "condition" | "related">, Classification {
  /** `aliyun/nls/41050008` */
  id: string;
  slug: string;
  vendor: Vendor;
  product: Product;
  condition: Condition | undefined;
  /** Conditions of the variants by the id of the variant, if the code itself has none. */
  conditionByVariant: Map<string, Condition>;
  related: Code[];
  /** Codes of other products with the same number or name. */
  namesakes: Code[];
  /** The number in hexadecimal, if the vendor counts its block in hexadecimal. */
  hex: string | undefined;
  /** The product's number blocks that contain this code, narrowest first. */
  ranges: NumberRange[];
  /** Whether it is from an extra tree: the content of a team that hosts the site. */
  isExtra: boolean;
  /** What the team that hosts the site says about the code. */
  hostNote: NoteData | undefined;
  /** What to collect before asking for support about this code. */
  evidence: Evidence[];
}

export interface Catalog {
  /** In the order of their first products. Vendors without products come last. */
  vendors: Vendor[];
  /** The most popular first, then current products, then those with most codes. */
  products: Product[];
  codes: Code[];
  conditions: Condition[];
  vocabulary: SearchWords;
  /** Services that the site does not cover. */
  otherServices: OtherServiceData[];
  /** Releases of the data, newest first. */
  releases: Release[];
}

/** Words that the search treats specially, of both languages. */
export interface SearchWords {
  /** Words without meaning in a question about an error. */
  fillers: string[];
  /** Groups of words with the same meaning. */
  synonyms: string[][];
}

/**
 * Joins checked files into the catalogue.
 * @throws ContentError that lists every broken rule
 */
export function buildCatalog(files: ContentFiles): Catalog {
  const problems = crossCheck(files);
  if (problems.length > 0) throw new ContentError(problems);

  const variables = Object.fromEntries(files.variables.flatMap(({ data }) => Object.entries(data.variables)));
  const conditions = new Map(
    files.conditions.map(({ id, data, isExtra = false }): [string, Condition] => [
      id,
      { ...withNeeds(data, variables), id, isExtra, codes: [] },
    ]),
  );
  const vendors = new Map(
    files.vendors.map(({ vendor: id, data }): [string, Vendor] => [id, { ...data, id, products: [] }]),
  );
  const products = joinProducts(files.products, vendors);
  joinCodes(files, products, conditions, variables);

  const popular = files.popular.flatMap(({ data }) => data.products);
  const sortedProducts = [...products.values()].sort(byPopularity(popular));
  for (const product of sortedProducts) product.vendor.products.push(product);
  const codes = sortedProducts.flatMap((product) => product.codes);
  for (const same of Map.groupBy(codes, ({ slug }) => slug).values()) {
    for (const code of same) code.namesakes = same.filter((other) => other !== code);
  }
  for (const code of codes) {
    for (const condition of new Set([code.condition, ...code.conditionByVariant.values()])) condition?.codes.push(code);
  }
  return {
    vendors: [...new Set([...sortedProducts.map(({ vendor }) => vendor), ...vendors.values()])],
    products: sortedProducts,
    codes,
    conditions: [...conditions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    vocabulary: {
      fillers: files.vocabulary.flatMap(({ data }) => [...data.fillers.zh, ...data.fillers.en]),
      synonyms: files.vocabulary.flatMap(({ data }) => data.synonyms),
    },
    otherServices: otherServicesBeside(files),
    releases: files.changelog.flatMap(({ data }) => data.releases),
  };
}

/** The services that the site does not cover, without the names of what an extra tree adds. */
function otherServicesBeside({ otherServices, vendors, products }: ContentFiles): OtherServiceData[] {
  const added = new Set(
    [...vendors, ...products]
      .filter(({ isExtra }) => isExtra)
      .flatMap(({ vendor, data }) => [vendor, ...data.words].map((word) => word.toLowerCase())),
  );
  return otherServices
    .flatMap(({ data }) => data.services)
    .map((service) => ({ ...service, words: service.words.filter((word) => !added.has(word.toLowerCase())) }))
    .filter(({ words }) => words.length > 0);
}

/** Looks up something that the rules have proved to exist. */
function getKnown<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${key} is missing although the rules passed`);
  return value;
}

/** Builds the products, without their codes. */
function joinProducts(
  files: readonly ContentFile<"products">[],
  vendors: ReadonlyMap<string, Vendor>,
): Map<string, Product> {
  const products = new Map<string, Product>();
  for (const file of files) {
    const vendor = getKnown(vendors, file.vendor);
    const product: Product = {
      ...file.data,
      searchWords: [...file.data.names, ...file.data.words],
      id: productIdOfFile(file),
      segment: file.product,
      vendor,
      codes: [],
    };
    products.set(product.id, product);
  }
  return products;
}

/** Builds the codes with the notes of the host, links related ones and adds each to its product, in order. */
function joinCodes(
  { codes: files, notes }: Pick<ContentFiles, "codes" | "notes">,
  products: ReadonlyMap<string, Product>,
  conditions: ReadonlyMap<string, Condition>,
  variables: Readonly<Record<string, Text>>,
): void {
  const codes = new Map<string, Code>();
  for (const file of files) {
    const product = getKnown(products, productIdOfFile(file));
    const code = joinCode({ ...file, data: withNeeds(file.data, variables) }, product, conditions);
    codes.set(code.id, code);
    product.codes.push(code);
  }
  for (const file of files) {
    getKnown(codes, codeIdOfFile(file)).related = file.data.related.map((related) =>
      getKnown(codes, codeIdOfFile({ ...file, slug: slugOf(related) })),
    );
  }
  for (const note of notes) getKnown(codes, codeIdOfFile(note)).hostNote = note.data;
  for (const product of products.values()) product.codes.sort((a, b) => compareCodes(a.code, b.code));
}

/** Builds one code, without its related codes. */
function joinCode(file: ContentFile<"codes">, product: Product, conditions: ReadonlyMap<string, Condition>): Code {
  const { classification: _classification, condition: conditionId, related: _related, ...data } = file.data;
  const condition = conditionId === undefined ? undefined : getKnown(conditions, conditionId);
  const classification = classify(file.data, condition);
  const ranges = rangesOf(data.code, product.ranges);
  const conditionByVariant = new Map<string, Condition>();
  for (const variant of data.variants) {
    if (variant.condition !== undefined) conditionByVariant.set(variant.id, getKnown(conditions, variant.condition));
  }
  return {
    ...data,
    ...classification,
    id: codeIdOfFile(file),
    slug: file.slug,
    vendor: product.vendor,
    product,
    condition,
    conditionByVariant,
    related: [],
    isExtra: file.isExtra ?? false,
    hostNote: undefined,
    namesakes: [],
    hex: ranges.some(({ notation }) => notation === "hex") ? hexOf(data.code) : undefined,
    ranges,
    evidence: evidenceOf(product.evidence, { variants: data.variants, category: classification.category }),
  };
}

/** Sorts popular products first, as the list has them, then current ones, then by number of codes. */
const byPopularity = (popular: readonly string[]) => (a: Product, b: Product) =>
  rankIn(popular, a) - rankIn(popular, b) ||
  Number(b.lifecycle === "current") - Number(a.lifecycle === "current") ||
  b.codes.length - a.codes.length ||
  (a.id < b.id ? -1 : 1);

/** Position of a product in a list of ids; the length of the list if it is not there. */
const rankIn = (ids: readonly string[], { id }: Product) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
