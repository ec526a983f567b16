/** The catalogue → the documents of the API, with absolute addresses. */
import type { z } from "astro/zod";
import type { Catalog, Code, Condition, Product } from "../catalog/build.ts";
import { isPhraseOnly } from "../catalog/certainty.ts";
import { sourcesOf } from "../catalog/cite.ts";
import { routes, type Absolute } from "../routes.ts";
import type { Locale } from "../schema/taxonomy.ts";
import type { Text } from "../schema/text.ts";
import type { conditionsDocument, indexDocument, productDocument, record } from "./shape.ts";

export type CodeRecord = z.infer<typeof record>;
export type ProductDocument = z.infer<typeof productDocument>;
export type ConditionsDocument = z.infer<typeof conditionsDocument>;
export type IndexDocument = z.infer<typeof indexDocument>;

const both = (absolute: Absolute, at: (locale: Locale) => string) => ({
  zh: absolute(at("zh")),
  en: absolute(at("en")),
});
const withTwins = (absolute: Absolute, at: (locale: Locale) => string) => ({
  ...both(absolute, at),
  markdown: both(absolute, (locale) => routes.markdown(at(locale))),
});

/** The full record of a code. */
export function recordOf(code: Code, absolute: Absolute): CodeRecord {
  const { id, vendor, product, slug, match, parts, aliases, kind, status, retry, title, notes } = code;
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
    label: code.variants[0]?.label ?? null,
    lifecycle: code.product.lifecycle,
    lifecycleNote: code.product.lifecycleNote ?? null,
    status,
    condition: code.condition?.id ?? null,
    category: code.category ?? null,
    retry,
    owner: code.owner ?? null,
    reason: code.reason ?? null,
    title,
    variants: code.variants.map(({ formerly: _earlier, ...variant }) => ({
      ...variant,
      edition: variant.edition ?? null,
      condition: variant.condition ?? null,
      phraseOnly: isPhraseOnly(variant),
      title: variant.title ?? null,
      symbol: variant.symbol ?? null,
      label: variant.label ?? null,
      message: variant.messages[0] ?? null,
      basis: variant.meaning.basis,
    })),
    notes,
    evidence: code.evidence.map(({ id }) => id),
    related: code.related.map((other) => other.id),
    sources: sourcesOf(code),
    urls: {
      permalink: absolute(routes.ticket(id)),
      json: absolute(routes.data(id)),
      ...withTwins(absolute, (locale) => routes.code(locale, id)),
    },
  };
}

/** A product with the records of all its codes. */
export function productOf(product: Product, version: string, absolute: Absolute): ProductDocument {
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
    urls: urlsOf(product, absolute),
    codes: codes.map((code) => recordOf(code, absolute)),
  };
}

const urlsOf = ({ id }: Product, absolute: Absolute) => ({
  json: absolute(routes.data(id)),
  ...withTwins(absolute, (locale) => routes.product(locale, id)),
});

/** All conditions. */
export function conditionsOf(
  conditions: readonly Condition[],
  version: string,
  absolute: Absolute,
): ConditionsDocument {
  return {
    version,
    conditions: conditions.map(({ asked: _asked, codes, ...condition }) => ({
      ...condition,
      codes: codes.map(({ id }) => id),
      urls: withTwins(absolute, (locale) => routes.condition(locale, condition.id)),
    })),
  };
}

/** What the API holds. */
export function indexOf(
  { vendors, products, codes, conditions }: Catalog,
  about: { version: string; date: string; description: Text; guides: number },
  absolute: Absolute,
): IndexDocument {
  const { version, date, description, guides } = about;
  return {
    name: "VoxErr",
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
    vendors: vendors.map(({ id, name, homepage, products: own }) => ({
      id,
      name,
      homepage: homepage ?? null,
      products: own.map((product) => product.id),
      urls: both(absolute, (locale) => routes.vendor(locale, id)),
    })),
    products: products.map((product) => ({
      id: product.id,
      vendor: product.vendor.id,
      name: product.name,
      lifecycle: product.lifecycle,
      codes: product.codes.length,
      urls: urlsOf(product, absolute),
    })),
    urls: {
      conditions: absolute(routes.data("conditions")),
      csv: absolute(routes.csv()),
      schema: absolute(routes.data("schema")),
      changes: both(absolute, routes.changes),
    },
  };
}
