/** The catalogue → the JSON documents of the API, with absolute addresses. */
import type { z } from "astro/zod";
import type { Catalog, Code, Condition, Product, Variant } from "../catalog/build.ts";
import { isPhraseOnly } from "../catalog/certainty.ts";
import { sourcesOf } from "../catalog/cite.ts";
import { routes, type Absolute } from "../routes.ts";
import type { Locale } from "../schema/taxonomy.ts";
import type { Text } from "../schema/text.ts";
import { NAME } from "../site.ts";
import type { SHAPES } from "./shape.ts";

export type CodeRecord = z.infer<typeof SHAPES.code>;
type ProductDocument = z.infer<typeof SHAPES.product>;
type ConditionsDocument = z.infer<typeof SHAPES.conditions>;
type IndexDocument = z.infer<typeof SHAPES.index>;

/** Addresses of a page in both languages. */
const pageUrls = (absolute: Absolute, pathOf: (locale: Locale) => string) => ({
  zh: absolute(pathOf("zh")),
  en: absolute(pathOf("en")),
});
/** The same with the Markdown versions of the page. */
const pageAndMarkdownUrls = (absolute: Absolute, pathOf: (locale: Locale) => string) => ({
  ...pageUrls(absolute, pathOf),
  markdown: pageUrls(absolute, (locale) => routes.markdown(pathOf(locale))),
});

const productUrls = ({ id }: Product, absolute: Absolute) => ({
  json: absolute(routes.data(id)),
  ...pageAndMarkdownUrls(absolute, (locale) => routes.product(locale, id)),
});

/** The record of one meaning of a code. What is missing is null; former anchors are left out. */
function variantRecord({ formerly: _formerly, ...variant }: Variant): CodeRecord["variants"][number] {
  return {
    ...variant,
    edition: variant.edition ?? null,
    condition: variant.condition ?? null,
    phraseOnly: isPhraseOnly(variant),
    title: variant.title ?? null,
    symbol: variant.symbol ?? null,
    label: variant.label ?? null,
    message: variant.messages[0] ?? null,
    basis: variant.meaning.basis,
  };
}

/** The full record of a code. */
export function recordOf(code: Code, absolute: Absolute): CodeRecord {
  const { id, vendor, product, slug, match, parts, aliases, kind, status, retry, title, notes, variants } = code;
  return {
    id,
    vendor: vendor.id,
    product: product.segment,
    code: code.code,
    slug,
    match,
    parts,
    symbol: code.symbol ?? null,
    hex: code.hex ?? null,
    aliases,
    kind,
    label: variants[0]?.label ?? null,
    lifecycle: product.lifecycle,
    lifecycleNote: product.lifecycleNote ?? null,
    status,
    condition: code.condition?.id ?? null,
    category: code.category ?? null,
    retry,
    owner: code.owner ?? null,
    reason: code.reason ?? null,
    title,
    variants: variants.map(variantRecord),
    notes,
    evidence: code.evidence.map(({ id }) => id),
    related: code.related.map((other) => other.id),
    sources: sourcesOf(code),
    urls: {
      permalink: absolute(routes.ticket(id)),
      json: absolute(routes.data(id)),
      ...pageAndMarkdownUrls(absolute, (locale) => routes.code(locale, id)),
    },
  };
}

/** The document of a product, with the records of all its codes. */
export function productDocument(product: Product, version: string, absolute: Absolute): ProductDocument {
  const { id, vendor, segment, name, summary, lifecycle, surfaces, editions, sources, ranges, evidence, codes } =
    product;
  return {
    version,
    id,
    vendor: vendor.id,
    product: segment,
    name,
    summary,
    lifecycle,
    lifecycleNote: product.lifecycleNote ?? null,
    homepage: product.homepage ?? null,
    surfaces,
    sources,
    editions,
    ranges,
    evidence,
    urls: productUrls(product, absolute),
    codes: codes.map((code) => recordOf(code, absolute)),
  };
}

/** The document of all conditions. */
export function conditionsDocument(
  conditions: readonly Condition[],
  version: string,
  absolute: Absolute,
): ConditionsDocument {
  return {
    version,
    conditions: conditions.map(({ asked: _asked, isExtra: _isExtra, codes, ...condition }) => ({
      ...condition,
      codes: codes.map(({ id }) => id),
      urls: pageAndMarkdownUrls(absolute, (locale) => routes.condition(locale, condition.id)),
    })),
  };
}

/** The document that lists what the API contains. */
export function indexDocument(
  { vendors, products, codes, conditions }: Catalog,
  { version, date, description, guides }: { version: string; date: string; description: Text; guides: number },
  absolute: Absolute,
): IndexDocument {
  return {
    name: NAME,
    description,
    api: "v1",
    version,
    date,
    licence: "CC-BY-4.0",
    counts: {
      vendors: vendors.length,
      products: products.length,
      codes: codes.length,
      conditions: conditions.length,
      guides,
    },
    vendors: vendors.map(({ id, name, homepage, products: vendorProducts }) => ({
      id,
      name,
      homepage: homepage ?? null,
      products: vendorProducts.map((product) => product.id),
      urls: pageUrls(absolute, (locale) => routes.vendor(locale, id)),
    })),
    products: products.map((product) => ({
      id: product.id,
      vendor: product.vendor.id,
      name: product.name,
      lifecycle: product.lifecycle,
      codes: product.codes.length,
      urls: productUrls(product, absolute),
    })),
    urls: {
      conditions: absolute(routes.data("conditions")),
      csv: absolute(routes.csv()),
      schema: absolute(routes.data("schema")),
      changes: pageUrls(absolute, routes.changes),
    },
  };
}
