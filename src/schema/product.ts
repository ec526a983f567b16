/** Shape of `content/vendors/<vendor>/<product>/product.yaml`: one service or SDK with its own set of error codes. */
import { z } from "astro/zod";
import { BASES, CATEGORIES, LAYERS } from "./taxonomy.ts";
import { id, link, name, statement, text } from "./text.ts";

/** A part of the product that raises codes. */
const surface = z.strictObject({
  id,
  name,
  /** How a program should handle codes of this surface. */
  summary: text.optional(),
});

/** A document that the catalogue cites. */
const source = z.strictObject({
  id,
  title: text,
  /** Who published the document. */
  publisher: z.string().min(1),
  /** `official`, `third-party` for a copy by someone else, or `unattributed` if the author is unknown. */
  authority: z.enum(["official", "third-party", "unattributed"]),
  /** Language of the document, and so of the labels quoted from it. */
  language: z.enum(["zh", "en", "mixed"]),
  url: link.optional(),
  /** Date of the edition, or of the copy that was read: `2026`, `2026-11` or `2026-11-21`. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/, 'must be a quoted date such as "2026-11"')
    .optional(),
  /** What to know before relying on the document. */
  note: text.optional(),
});

/** Longest label that fits its figure on a phone, in characters. */
const LABEL_MAX = { zh: 16, en: 34 };
const tooLong = (maximum: number, place: string) => `is longer than ${maximum} characters: it is shown ${place}`;

const wholeNumber = z.string().regex(/^-?\d+$/, "must be a quoted decimal whole number");

/** A block of numbers and what they have in common. The narrowest range that contains a number describes it. */
const range = z.strictObject({
  /** First number of the range, in decimal. */
  from: wholeNumber,
  /** Last number of the range, in decimal. */
  to: wholeNumber,
  name,
  meaning: statement,
  /** `hex` if the vendor counts this block in hexadecimal, so that logs may show `0x1001` for 4097. */
  notation: z.enum(["decimal", "hex"]).default("decimal"),
});

/** What the groups of digits in a code mean. */
const anatomy = z.strictObject({
  /** A code of this product. */
  code: z.string().min(1),
  /** `vendor` if a source explains the digits, `inferred` if it is our own judgement. */
  basis: z.enum(BASES),
  /** Groups from left to right. Joined, they are the code or its hexadecimal form. */
  parts: z
    .array(
      z.strictObject({
        digits: z.string().min(1),
        /** A short label for the figure. */
        name: z.strictObject({
          zh: text.shape.zh.max(LABEL_MAX.zh, tooLong(LABEL_MAX.zh, "in a figure")),
          en: text.shape.en.max(LABEL_MAX.en, tooLong(LABEL_MAX.en, "in a figure")),
        }),
      }),
    )
    .min(2, "needs at least two groups of digits"),
});

/** An edition of the SDK or API in which some numbers have another meaning. */
const edition = z.strictObject({
  id,
  /** A short name for headings, such as `GME 3.x`. */
  name,
  /** How readers can tell that they use this edition. */
  tell: statement,
});

/** Longest note that fits three lines on a phone, in characters. */
const NOTE_MAX = { zh: 70, en: 170 };
const note = z.strictObject({
  zh: text.shape.zh.max(NOTE_MAX.zh, tooLong(NOTE_MAX.zh, "on every page")),
  en: text.shape.en.max(NOTE_MAX.en, tooLong(NOTE_MAX.en, "on every page")),
});

/** One thing to collect before asking for support. */
const evidence = z.strictObject({
  id,
  name,
  /** Where to find it. */
  where: text,
  /** Surfaces whose codes need it. All surfaces if omitted. */
  surfaces: z.array(id).default([]),
  /** Categories of errors that need it. All categories if omitted. */
  categories: z.array(z.enum(CATEGORIES)).default([]),
  /** True if it must be masked before it is sent. */
  secret: z.boolean().default(false),
});

/** How errors of this product look in logs. The search uses it to find codes in pasted text. */
const logs = z.strictObject({
  /** Fields or parameters that carry the code. */
  codeFields: z.array(z.string().min(1)).default([]),
  /** Fields that carry the message. */
  messageFields: z.array(z.string().min(1)).default([]),
  /** Prefixes of messages, such as `Gateway:`. */
  prefixes: z.array(z.string().min(1)).default([]),
  /** Names of callbacks and events that report errors. */
  callbacks: z.array(z.string().min(1)).default([]),
  /** Log lines as readers would paste them, with ids and secrets replaced by `****`. */
  samples: z
    .array(
      z.strictObject({
        surface: id,
        /** `vendor` if quoted from a source, `inferred` if written to match its description. */
        basis: z.enum(BASES),
        text: z.string().min(1),
        /** The code that the search must find in the line. */
        code: z.string().min(1),
      }),
    )
    .default([]),
});

export const product = z.strictObject({
  name,
  /** What the product is, and which of its error codes are listed. */
  summary: name,
  /** `current`, `retired` if it is no longer offered, or `unattributed` if the source names no vendor. */
  lifecycle: z.enum(["current", "retired", "unattributed"]).default("current"),
  /** What the lifecycle means for readers, in one line shown on every page of its codes. Required unless `current`. */
  lifecycleNote: note.optional(),
  /** What readers call. Pages of codes name products of the same layer first when they compare. */
  layer: z.enum(LAYERS).default("service"),
  /** The vendor's documentation of the product. */
  homepage: link.optional(),
  /**
   * What people call this product, its models and its SDKs, and nothing else: a text with such a name is about this product, so no
   * page of another is an answer. A word that programs of several products have, such as `onError`, belongs to `words`.
   */
  names: z.array(z.string().min(1)).default([]),
  /** Other words in questions or logs that hint at the product. */
  words: z.array(z.string().min(1)).default([]),
  /** What its sources list and we left out, and why. */
  leftOut: text.optional(),
  /** Parts of the product that raise codes. */
  surfaces: z.array(surface).min(1, "needs at least one surface"),
  /** Editions in which numbers have different meanings. An affected code has a variant for each. */
  editions: z.array(edition).default([]),
  /** Documents that the product's codes cite. */
  sources: z.array(source).min(1, "needs at least one source"),
  /** True if SDK calls return the negated code (`-14` for 14). */
  negated: z.boolean().default(false),
  /** Blocks of numbers and what they have in common. */
  ranges: z.array(range).default([]),
  /** Typical codes whose digits a figure explains. */
  anatomies: z.array(anatomy).default([]),
  /** What to collect before asking for support. */
  evidence: z.array(evidence).min(1, "needs at least one item of evidence to collect"),
  /** Where to open a ticket. */
  support: z.strictObject({ text, link: link.optional() }).optional(),
  logs,
});
export type ProductData = z.infer<typeof product>;
