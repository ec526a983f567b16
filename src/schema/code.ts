/** Shape of `content/vendors/<vendor>/<product>/codes/<slug>.yaml`: one error code in Chinese and English. */
import { z } from "astro/zod";
import { CATEGORIES, KINDS, OWNERS, RETRIES, STATUSES } from "./taxonomy.ts";
import { asked, heading, id, statement, text } from "./text.ts";

/** Why an alias means this code. */
const ALIAS_REASONS = [
  /** The correct spelling of a symbol that the vendor misspelled. */
  "spelling",
  /** The vendor's newer name. */
  "newer",
  /** The vendor's former name. */
  "older",
  /** The same number in another notation. */
  "number",
  /** The name in another SDK, document or platform of the vendor. */
  "elsewhere",
] as const;

/**
 * Key at the top of a file made by `npm run draft`, with facts for the writer. The schema does not have it, so that no draft can be
 * published before a person has removed it.
 */
export const DRAFT_KEY = "draft";

const alias = z.strictObject({
  /** The alias, exactly as logs or documents spell it. */
  name: z.string().min(1),
  /** Why it means this code. */
  why: z.enum(ALIAS_REASONS),
  /** The document that uses it: an id from `sources` in product.yaml. */
  source: id.optional(),
});

/** A value that the vendor sends inside the message, such as `status.invalid:idle`. */
const nestedValue = z.strictObject({
  /** The value as it is sent. */
  literal: z.string().min(1),
  /** What the value adds to the meaning of the code. */
  meaning: statement,
});

const variant = z.strictObject({
  /** Anchor on the page. Permanent once published. */
  id,
  /** Former anchors, so that old links still work. */
  formerly: z.array(id).default([]),
  /** The part of the product that raises the code: an id from `surfaces` in product.yaml. */
  surface: id,
  /** The edition in which the code means this: an id from `editions` in product.yaml. All editions if omitted. */
  edition: id.optional(),
  /** The condition of this variant. Only for codes whose variants have different conditions. */
  condition: id.optional(),
  /** Distinguishes this variant from the others. Required if the code has several variants. */
  title: heading.optional(),
  /** The vendor's identifier, if it differs from that of the code. */
  symbol: z.string().min(1).optional(),
  /** The vendor's short label, word for word and in the vendor's language. */
  label: z.string().min(1).optional(),
  /** Messages that the service or SDK sends with the code, verbatim, typos included. */
  messages: z.array(z.string().min(1)).default([]),
  /** The only platforms on which it occurs, such as `android`, `ios` or `web`. All platforms if omitted. */
  platforms: z.array(id).default([]),
  /** HTTP status codes of responses that carry the code. */
  httpStatus: z.array(z.int().min(100).max(599)).default([]),
  /** WebSocket close codes sent with it. */
  closeCode: z.array(z.int().min(1000).max(4999)).default([]),
  /** What the service or SDK detected, and what usually causes it. */
  meaning: statement,
  /** What to do, most likely fix first, one action each. */
  fixes: z.array(statement).default([]),
  /** Values inside the message that narrow down the meaning. */
  values: z.array(nestedValue).default([]),
  /** The document this variant comes from: an id from `sources` in product.yaml. */
  source: id,
});

const classification = z.strictObject({
  /** What kind of error it is. */
  category: z.enum(CATEGORIES).optional(),
  /** Whether and how to retry. */
  retry: z.enum(RETRIES).optional(),
  /** Who has to act. */
  owner: z.enum(OWNERS).optional(),
  /** Why this code differs from its condition, or why it is classified like this without one. */
  reason: text,
});

/** A field that identifies the error together with the code, such as an error domain or an HTTP status. */
const part = z.strictObject({
  /** The vendor's name for the field, such as `domain`, `http_status` or `ws_close_code`. */
  field: z.string().min(1),
  /** The value of the field. */
  value: z.string().min(1),
});

export const code = z.strictObject({
  /** The code as the vendor writes it, always in quotes: `"41050008"`, `"-3301"`, `"0x00e"`, `"others"`. */
  code: z.string().min(1),
  /** How the code is matched: `exact`, `wildcard` with `x` for any digit (`550xxxxx`), or `range` (`100001~100010`). */
  match: z.enum(["exact", "wildcard", "range"]).default("exact"),
  /** Further fields needed to identify the error, if the code alone is ambiguous: an error domain, a close code, an HTTP status. */
  parts: z.array(part).default([]),
  /** The vendor's identifier, typos included. */
  symbol: z.string().min(1).optional(),
  /** Other spellings under which readers may search for the code. */
  aliases: z.array(alias).default([]),
  /** Whether it reports an error, a notice or a success. */
  kind: z.enum(KINDS).default("error"),
  /** `removed` if the vendor no longer lists the code. Its page stays. */
  status: z.enum(STATUSES).default("active"),
  /** The vendor-neutral condition: the name of a file in `content/conditions`. A catch-all code has none. */
  condition: id.optional(),
  /** Overrides of the condition's classification, with the reason. Must be complete if there is no condition. */
  classification: classification.optional(),
  /** What happened, in 60 characters at most, without the code, the vendor or a full stop. */
  title: heading,
  /** How people ask about it in their own words. Used by the search, never shown. */
  asked,
  /** One entry for each surface or message that gives the code a different meaning. Usually one. */
  variants: z.array(variant).min(1, "needs at least one variant"),
  /** Newer facts, contradictions between sources, or history. */
  notes: z.array(statement).default([]),
  /** Codes of the same product to compare: their `code`, or their file name without `.yaml` if the code is ambiguous. */
  related: z.array(z.string().min(1)).default([]),
});
export type CodeData = z.infer<typeof code>;
