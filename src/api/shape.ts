/** Shapes of what the API publishes, made of the shapes of the content, and the JSON Schema of them all. */
import { z } from "astro/zod";
import { code } from "../schema/code.ts";
import { condition } from "../schema/condition.ts";
import { product } from "../schema/product.ts";
import { CATEGORIES, OWNERS, RETRIES } from "../schema/taxonomy.ts";
import { id, need, statement as written, step as writtenStep, text } from "../schema/text.ts";
import { vendor } from "../schema/vendor.ts";

const { code: literal, match, parts, symbol, aliases, kind, status, title, variants } = code.shape;
const variant = variants.element.shape;
const needs = z.array(need).optional().meta({ description: "What the reader puts into the command's variables" });
const statement = written.extend({ needs });
const steps = z.array(writtenStep.extend({ needs }));
const address = z.string().regex(/^https?:\/\//);
const pages = { zh: address, en: address };
const idOfCode = z.string().meta({ description: "Id of a code: vendor/product/slug" });

const version = z
  .string()
  .meta({ description: "Edition and fingerprint of the data: another one means that something changed" });

export const record = z
  .strictObject({
    id: idOfCode,
    vendor: id,
    product: id.meta({ description: "The product's own part of its id: nls of aliyun/nls" }),
    code: literal.meta({ description: "As the vendor writes it, always a string" }),
    slug: z.string().meta({ description: "As it stands in URLs" }),
    match: match
      .unwrap()
      .meta({ description: "exact, or one of many: wildcard has x for any digit, range two numbers" }),
    parts: parts.unwrap().meta({ description: "What else identifies it, such as an error domain" }),
    symbol: symbol.unwrap().nullable().meta({ description: "The vendor's identifier, with the vendor's typos" }),
    hex: z.string().nullable().meta({ description: "The same number as hexadecimal logs show it" }),
    aliases: aliases.unwrap().meta({ description: "Every other spelling" }),
    kind: kind.unwrap(),
    label: variant.label
      .unwrap()
      .nullable()
      .meta({ description: "The vendor's short label of the first case, literal" }),
    lifecycle: product.shape.lifecycle
      .unwrap()
      .meta({ description: "Of the product: retired ones are for reading old logs" }),
    lifecycleNote: text.nullable(),
    status: status.unwrap().meta({ description: "removed: the vendor no longer lists it" }),
    condition: id
      .nullable()
      .meta({ description: "The situation that it is at every vendor: an id of conditions.json" }),
    category: z.enum(CATEGORIES).nullable().meta({ description: "Kind of problem; null for what is no error" }),
    retry: z.enum(RETRIES).meta({ description: "Whether trying again helps, and how" }),
    owner: z.enum(OWNERS).nullable().meta({ description: "Who has to act; null for nobody" }),
    reason: text.nullable().meta({ description: "Why it is classified otherwise than its condition" }),
    title: title.meta({ description: "What happened, in a line" }),
    variants: z
      .array(
        z.strictObject({
          id: variant.id.meta({ description: "Anchor on the page" }),
          surface: variant.surface,
          edition: variant.edition
            .unwrap()
            .nullable()
            .meta({ description: "Edition of the product in which it means this; null for all" }),
          condition: id.nullable().meta({ description: "Condition of this case, where the cases of a code differ" }),
          title: variant.title.unwrap().nullable(),
          symbol: variant.symbol.unwrap().nullable(),
          label: variant.label.unwrap().nullable().meta({ description: "The vendor's short label, literal" }),
          message: z.string().nullable().meta({ description: "The first literal message" }),
          messages: variant.messages.unwrap().meta({ description: "All literal messages" }),
          platforms: variant.platforms.unwrap(),
          httpStatus: variant.httpStatus.unwrap(),
          closeCode: variant.closeCode.unwrap(),
          meaning: statement,
          fixes: z.array(statement).meta({ description: "Likeliest first" }),
          values: z.array(z.strictObject({ literal: z.string(), meaning: statement })),
          phraseOnly: z
            .boolean()
            .meta({ description: "The source gives its label or message and no more; all else is inferred" }),
          basis: statement.shape.basis.meta({ description: "How the meaning is known" }),
          source: variant.source,
        }),
      )
      .meta({ description: "One for each surface and message with a meaning of its own" }),
    notes: z.array(statement),
    evidence: z.array(id).meta({ description: "What to collect: ids of the product's evidence" }),
    related: z.array(idOfCode).meta({ description: "Easily confused with" }),
    sources: product.shape.sources.meta({ description: "The documents that the record rests on" }),
    urls: z.strictObject({
      permalink: address.meta({ description: "Both languages on one page" }),
      ...pages,
      json: address,
      markdown: z.strictObject(pages),
    }),
  })
  .meta({ id: "Code", description: "One error code" });

export const productDocument = z
  .strictObject({
    version,
    id: z.string(),
    vendor: id,
    product: id,
    ...product.pick({ name: true, summary: true, surfaces: true, sources: true }).shape,
    lifecycle: product.shape.lifecycle.unwrap(),
    lifecycleNote: text.nullable(),
    homepage: address.nullable(),
    editions: product.shape.editions.unwrap(),
    ranges: product.shape.ranges.unwrap(),
    evidence: product.shape.evidence,
    urls: z.strictObject({ ...pages, json: address, markdown: z.strictObject(pages) }),
    codes: z.array(record),
  })
  .meta({ id: "Product", description: "One product with all its codes" });

export const conditionRecord = z
  .strictObject({
    id,
    ...condition.pick({ title: true, category: true, retry: true, owner: true, path: true, meaning: true }).shape,
    causes: steps,
    fixes: steps,
    verify: steps,
    prevention: steps,
    evidence: condition.shape.evidence.unwrap(),
    neighbours: condition.shape.neighbours.unwrap(),
    codes: z.array(idOfCode),
    urls: z.strictObject({ ...pages, markdown: z.strictObject(pages) }),
  })
  .meta({ id: "Condition", description: "A situation that every vendor knows" });

export const conditionsDocument = z
  .strictObject({ version, conditions: z.array(conditionRecord) })
  .meta({ id: "Conditions", description: "All conditions" });

const count = z.int().nonnegative();
export const indexDocument = z
  .strictObject({
    name: z.literal("VoxErr"),
    description: text,
    api: z.literal("v1"),
    version,
    date: z.iso.date().meta({ description: "Day of the newest edition of the data" }),
    licence: z.string(),
    counts: z.strictObject({ vendors: count, products: count, codes: count, conditions: count, guides: count }),
    vendors: z.array(
      z.strictObject({
        id,
        name: vendor.shape.name,
        homepage: address.nullable(),
        products: z.array(z.string()),
        urls: z.strictObject(pages),
      }),
    ),
    products: z.array(
      z.strictObject({
        id: z.string(),
        vendor: id,
        name: product.shape.name,
        lifecycle: product.shape.lifecycle.unwrap(),
        codes: count,
        urls: productDocument.shape.urls,
      }),
    ),
    urls: z.strictObject({ conditions: address, csv: address, schema: address, changes: z.strictObject(pages) }),
  })
  .meta({ id: "Index", description: "What the API holds, with links" });

/** Every document and record that the API has. */
export const DOCUMENTS = { indexDocument, productDocument, record, conditionsDocument, conditionRecord };

/**
 * The JSON Schema (2020-12) of all documents and records. Objects stay open: within `v1` fields are added, and a reader
 * that holds an older copy must not refuse them.
 * @param address where it is published
 */
export function jsonSchema(address: string): Record<string, unknown> {
  const schema = z.toJSONSchema(z.union(Object.values(DOCUMENTS)), {
    target: "draft-2020-12",
    io: "output",
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      // Validators know formats only by a plug-in; the patterns beside them say the same.
      delete jsonSchema.format;
    },
  });
  return { $schema: schema.$schema, $id: address, title: "VoxErr API v1", ...schema };
}
