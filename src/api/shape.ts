/** Shapes of the API's documents, derived from the shapes of the content, and their JSON Schema. */
import { z } from "astro/zod";
import { code } from "../schema/code.ts";
import { condition } from "../schema/condition.ts";
import { product } from "../schema/product.ts";
import { CATEGORIES, OWNERS, RETRIES } from "../schema/taxonomy.ts";
import { id, need, statement as contentStatement, step as contentStep, text } from "../schema/text.ts";
import { vendor } from "../schema/vendor.ts";
import { NAME } from "../site.ts";

const { code: codeText, match, parts, symbol, aliases, kind, status, title, variants } = code.shape;
const variant = variants.element.shape;
const needs = z.array(need).optional().meta({ description: "What to put into the variables of the command" });
const statement = contentStatement.extend({ needs });
const steps = z.array(contentStep.extend({ needs }));
const address = z.string().regex(/^https?:\/\//);
const pageUrls = { zh: address, en: address };
const codeId = z.string().meta({ description: "Id of a code: vendor/product/slug" });

const version = z.string().meta({ description: "Release and fingerprint of the data: differs whenever the data does" });

const codeRecord = z
  .strictObject({
    id: codeId,
    vendor: id,
    product: id.meta({ description: "Last part of the product's id: nls in aliyun/nls" }),
    code: codeText.meta({ description: "As the vendor writes it, always a string" }),
    slug: z.string().meta({ description: "The code as it appears in URLs" }),
    match: match
      .unwrap()
      .meta({ description: "exact, or a pattern: in a wildcard x is any digit, a range gives two numbers" }),
    parts: parts.unwrap().meta({ description: "What else identifies it, such as an error domain" }),
    symbol: symbol.unwrap().nullable().meta({ description: "The vendor's identifier, with the vendor's typos" }),
    hex: z.string().nullable().meta({ description: "The same number as it appears in hexadecimal logs" }),
    aliases: aliases.unwrap().meta({ description: "Every other spelling" }),
    kind: kind.unwrap(),
    label: variant.label
      .unwrap()
      .nullable()
      .meta({ description: "The vendor's short label of the first case, literal" }),
    lifecycle: product.shape.lifecycle
      .unwrap()
      .meta({ description: "Of the product: codes of retired products help with old logs" }),
    lifecycleNote: text.nullable(),
    status: status.unwrap().meta({ description: "removed: the vendor no longer lists it" }),
    condition: id.nullable().meta({ description: "The general situation behind the code: an id of conditions.json" }),
    category: z.enum(CATEGORIES).nullable().meta({ description: "Kind of problem; null if the code is not an error" }),
    retry: z.enum(RETRIES).meta({ description: "Whether trying again helps, and how" }),
    owner: z.enum(OWNERS).nullable().meta({ description: "Who has to act; null if nobody has to" }),
    reason: text.nullable().meta({ description: "Why its classification differs from its condition's" }),
    title: title.meta({ description: "What happened, in one line" }),
    variants: z
      .array(
        z.strictObject({
          id: variant.id.meta({ description: "Anchor on the page" }),
          surface: variant.surface,
          edition: variant.edition
            .unwrap()
            .nullable()
            .meta({ description: "Edition of the product that has this case; null for all editions" }),
          condition: id.nullable().meta({ description: "Condition of this case, if the cases of a code differ" }),
          title: variant.title.unwrap().nullable(),
          symbol: variant.symbol.unwrap().nullable(),
          label: variant.label.unwrap().nullable().meta({ description: "The vendor's short label, literal" }),
          message: z.string().nullable().meta({ description: "The first literal message" }),
          messages: variant.messages.unwrap().meta({ description: "All literal messages" }),
          platforms: variant.platforms.unwrap(),
          httpStatus: variant.httpStatus.unwrap(),
          closeCode: variant.closeCode.unwrap(),
          meaning: statement,
          fixes: z.array(statement).meta({ description: "Most likely first" }),
          values: z.array(z.strictObject({ literal: z.string(), meaning: statement })),
          phraseOnly: z
            .boolean()
            .meta({ description: "The source gives only a label or message; everything else is inferred" }),
          basis: statement.shape.basis.meta({ description: "How the meaning is known" }),
          source: variant.source,
        }),
      )
      .meta({ description: "One for each surface and message with a distinct meaning" }),
    notes: z.array(statement),
    evidence: z.array(id).meta({ description: "What to collect: ids from the evidence of the product" }),
    related: z.array(codeId).meta({ description: "Easily confused with" }),
    sources: product.shape.sources.meta({ description: "The documents that the record is based on" }),
    urls: z.strictObject({
      permalink: address.meta({ description: "Both languages on one page" }),
      ...pageUrls,
      json: address,
      markdown: z.strictObject(pageUrls),
    }),
  })
  .meta({ id: "Code", description: "One error code" });

const productDocument = z
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
    urls: z.strictObject({ ...pageUrls, json: address, markdown: z.strictObject(pageUrls) }),
    codes: z.array(codeRecord),
  })
  .meta({ id: "Product", description: "One product with all its codes" });

const conditionRecord = z
  .strictObject({
    id,
    ...condition.pick({ title: true, category: true, retry: true, owner: true, path: true, meaning: true }).shape,
    causes: steps,
    fixes: steps,
    verify: steps,
    prevention: steps,
    evidence: condition.shape.evidence.unwrap(),
    neighbours: condition.shape.neighbours.unwrap(),
    codes: z.array(codeId),
    urls: z.strictObject({ ...pageUrls, markdown: z.strictObject(pageUrls) }),
  })
  .meta({ id: "Condition", description: "A situation that occurs at every vendor" });

const conditionsDocument = z
  .strictObject({ version, conditions: z.array(conditionRecord) })
  .meta({ id: "Conditions", description: "All conditions" });

const count = z.int().nonnegative();
const indexDocument = z
  .strictObject({
    name: z.literal(NAME),
    description: text,
    api: z.literal("v1"),
    version,
    date: z.iso.date().meta({ description: "Day of the newest release of the data" }),
    licence: z.string(),
    counts: z.strictObject({ vendors: count, products: count, codes: count, conditions: count, guides: count }),
    vendors: z.array(
      z.strictObject({
        id,
        name: vendor.shape.name,
        homepage: address.nullable(),
        products: z.array(z.string()),
        urls: z.strictObject(pageUrls),
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
    urls: z.strictObject({ conditions: address, csv: address, schema: address, changes: z.strictObject(pageUrls) }),
  })
  .meta({ id: "Index", description: "What the API contains, with links" });

/** Every document of the API, and the records inside them. */
export const SHAPES = {
  index: indexDocument,
  product: productDocument,
  code: codeRecord,
  conditions: conditionsDocument,
  condition: conditionRecord,
};

/**
 * The JSON Schema (2020-12) of all documents and records. Objects stay open, because `v1` may gain fields and a client with an
 * older copy of the schema must not reject them.
 * @param address where the schema is published
 */
export function jsonSchema(address: string): Record<string, unknown> {
  const schema = z.toJSONSchema(z.union(Object.values(SHAPES)), {
    target: "draft-2020-12",
    io: "output",
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      // Validators need a plug-in for formats; patterns say the same.
      if (jsonSchema.format === "uri") jsonSchema.pattern ??= "^https?://";
      delete jsonSchema.format;
    },
  });
  return { $schema: schema.$schema, $id: address, title: `${NAME} API v1`, ...schema };
}
