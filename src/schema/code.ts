/** Shape of `content/vendors/<vendor>/<product>/codes/<slug>.yaml`: one error code, Chinese and English side by side. */
import { z } from "astro/zod";
import { CATEGORIES, KINDS, OWNERS, RETRIES, STATUSES } from "./taxonomy.ts";
import { asked, heading, id, statement, text } from "./text.ts";

/** Why another spelling leads to this code. */
export const ALIAS_REASONS = [
  /** the right spelling of a misspelt symbol */
  "spelling",
  /** the vendor's newer name */
  "newer",
  /** the vendor's earlier name */
  "older",
  /** the same number in another notation */
  "number",
  /** the name used by another SDK, document or platform of the vendor */
  "elsewhere",
] as const;

const alias = z.strictObject({
  /** The spelling, exactly as it is met. */
  name: z.string().min(1),
  /** Why it means the same. */
  why: z.enum(ALIAS_REASONS),
  /** The source that has it. */
  source: id.optional(),
});

/** A value that the vendor sends inside the message of a code, such as `status.invalid:idle`. */
const nestedValue = z.strictObject({
  /** The literal value. */
  literal: z.string().min(1),
  /** What this value says beyond the code. */
  meaning: statement,
});

const variant = z.strictObject({
  /** Anchor of the variant on the page: permanent once published. */
  id,
  /** Anchors that it had before: links to them still arrive. */
  formerly: z.array(id).default([]),
  /** The part of the product that raises it: an id of the product's `surfaces`. */
  surface: id,
  /** The edition of the product in which the code means this: an id of the product's `editions`. Left out: in all. */
  edition: id.optional(),
  /** The situation of this case, where a code's cases are different ones and the code itself therefore has none. */
  condition: id.optional(),
  /** What the reader tells it apart by, where a code has several variants. */
  title: heading.optional(),
  /** The vendor's identifier here, where it differs from the code's. */
  symbol: z.string().min(1).optional(),
  /** The vendor's own short label, literal, in the vendor's language. */
  label: z.string().min(1).optional(),
  /** Literal messages the service or SDK sends with the code, typos included. */
  messages: z.array(z.string().min(1)).default([]),
  /** Platforms it is limited to, such as `android`, `ios`, `web`. */
  platforms: z.array(id).default([]),
  /** HTTP status of the response that carries it. */
  httpStatus: z.array(z.int().min(100).max(599)).default([]),
  /** WebSocket close code that comes with it. */
  closeCode: z.array(z.int().min(1000).max(4999)).default([]),
  /** What the vendor's side or the SDK saw, and what usually leads there. */
  meaning: statement,
  /** What to do, likeliest first, one thing each. */
  fixes: z.array(statement).default([]),
  /** Values nested in the message. */
  values: z.array(nestedValue).default([]),
  /** The document this row comes from: an id of the product's `sources`. */
  source: id,
});

const classification = z.strictObject({
  category: z.enum(CATEGORIES).optional(),
  retry: z.enum(RETRIES).optional(),
  owner: z.enum(OWNERS).optional(),
  /** Why this code differs from its condition, or how it was classified without one. */
  reason: text,
});

/** What else the code needs beside it to be identified, such as an error domain or an HTTP status. */
const part = z.strictObject({
  /** The field that carries it, as the vendor writes it: `domain`, `http_status`, `ws_close_code`. */
  field: z.string().min(1),
  /** Its literal value. */
  value: z.string().min(1),
});

export const code = z.strictObject({
  /** The code as the vendor writes it. Always quoted: `"41050008"`, `"-3301"`, `"0x00e"`, `"others"`. */
  code: z.string().min(1),
  /** How the code is compared: letter by letter, with `x` for any digit (`550xxxxx`), or as a range (`100001~100010`). */
  match: z.enum(["exact", "wildcard", "range"]).default("exact"),
  /** Companions that are part of the identity: domain + code, close code + payload code, HTTP status + code. */
  parts: z.array(part).default([]),
  /** The vendor's identifier, with the vendor's own typos. */
  symbol: z.string().min(1).optional(),
  /** Every other spelling that must find this code. */
  aliases: z.array(alias).default([]),
  kind: z.enum(KINDS).default("error"),
  /** `removed`: the vendor took it off its list; the page stays. */
  status: z.enum(STATUSES).default("active"),
  /** The situation this is at every vendor: a file of `content/conditions`. A catch-all has none. */
  condition: id.optional(),
  /** What differs from the condition, and why; complete where there is no condition. */
  classification: classification.optional(),
  title: heading,
  /** How people ask for it in their own words. */
  asked,
  /** One entry a (surface, message) with a meaning of its own. */
  variants: z.array(variant).min(1, "needs at least one variant"),
  /** Newer facts, contradictions between sources, history: each with its source or marked as ours. */
  notes: z.array(statement).default([]),
  /** Codes of the same product a reader should compare: their `code`, or their file name where it takes more to tell them apart. */
  related: z.array(z.string().min(1)).default([]),
});
export type CodeData = z.infer<typeof code>;
