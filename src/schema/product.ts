/** Shape of `content/vendors/<vendor>/<product>/product.yaml`: one service or SDK with a number space of its own. */
import { z } from "astro/zod";
import { BASES, CATEGORIES } from "./taxonomy.ts";
import { id, link, statement, text } from "./text.ts";

/** A part of the product that raises codes. */
const surface = z.strictObject({
  id,
  name: text,
  /** What a program does when it meets codes of this surface. */
  summary: text.optional(),
});

/** A document the catalogue cites. */
const source = z.strictObject({
  id,
  title: text,
  /** Who published it. */
  publisher: z.string().min(1),
  /** `official`, a copy by someone else, or a document whose author is not known. */
  authority: z.enum(["official", "third-party", "unattributed"]),
  /** Language of the document: its labels are quoted in it. */
  language: z.enum(["zh", "en", "mixed"]),
  url: link.optional(),
  /** Date of the edition or of the copy we read: `2026`, `2026-11` or `2026-11-21`. */
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/, 'must be a quoted date such as "2026-11"')
    .optional(),
  /** What to know before trusting it. */
  note: text.optional(),
});

/** Most characters of a label that still fits its figure on a phone. */
const LABEL_MAX = { zh: 16, en: 34 };
const tooLong = (most: number) => `is longer than ${most} characters: it stands in a figure`;

const wholeNumber = z.string().regex(/^-?\d+$/, "must be a quoted decimal whole number");

/** What a block of numbers has in common. The narrowest range that holds a number describes it. */
const range = z.strictObject({
  /** First and last number, inclusive, in decimal. */
  from: wholeNumber,
  to: wholeNumber,
  name: text,
  meaning: statement,
  /** `hex`: the vendor builds this block in hexadecimal, so logs may show `0x1001` for 4097. */
  notation: z.enum(["decimal", "hex"]).default("decimal"),
});

/** A number taken apart: what its groups of digits mean. */
const anatomy = z.strictObject({
  /** A code of this product. */
  code: z.string().min(1),
  basis: z.enum(BASES),
  /** Groups from left to right; together they are the code, or its hexadecimal form. */
  parts: z
    .array(
      z.strictObject({
        digits: z.string().min(1),
        /** Short: it is a label in a figure. */
        name: z.strictObject({
          zh: text.shape.zh.max(LABEL_MAX.zh, tooLong(LABEL_MAX.zh)),
          en: text.shape.en.max(LABEL_MAX.en, tooLong(LABEL_MAX.en)),
        }),
      }),
    )
    .min(2, "needs at least two groups of digits"),
});

/** An edition of the SDK or API whose numbers mean something else than those of another. */
const edition = z.strictObject({
  id,
  /** `GME 3.x`, short: it names the case on the page. */
  name: text,
  /** How a reader tells that this is the edition at hand. */
  tell: statement,
});

/** Longest line that a phone shows in three, in characters. */
const NOTE_MAX = { zh: 70, en: 170 };
const note = z.strictObject({
  zh: text.shape.zh.max(NOTE_MAX.zh, `is longer than ${NOTE_MAX.zh} characters: it stands on every page`),
  en: text.shape.en.max(NOTE_MAX.en, `is longer than ${NOTE_MAX.en} characters: it stands on every page`),
});

/** One thing to collect before asking for support. */
const evidence = z.strictObject({
  id,
  name: text,
  /** Where to find it. */
  where: text,
  /** Surfaces whose codes it is asked for; left out: all. */
  surfaces: z.array(id).default([]),
  /** Categories whose codes it is asked for; left out: all. */
  categories: z.array(z.enum(CATEGORIES)).default([]),
  /** True where it must be masked before it is sent. */
  secret: z.boolean().default(false),
});

/** How this product's errors look in logs: what a resolver of pasted text relies on. */
const logs = z.strictObject({
  /** Fields or parameters that carry the code. */
  codeFields: z.array(z.string().min(1)).default([]),
  /** Fields that carry the message. */
  messageFields: z.array(z.string().min(1)).default([]),
  /** Words that begin a message: `Gateway:`. */
  prefixes: z.array(z.string().min(1)).default([]),
  /** Callbacks and events that report an error. */
  callbacks: z.array(z.string().min(1)).default([]),
  /** Lines as a person would paste them. Ids and secrets are replaced by `****`. */
  samples: z
    .array(
      z.strictObject({
        surface: id,
        /** `vendor`: quoted from a source; `inferred`: written after its description. */
        basis: z.enum(["vendor", "inferred"]),
        text: z.string().min(1),
        /** The code a reader should find in it. */
        code: z.string().min(1),
      }),
    )
    .default([]),
});

export const product = z.strictObject({
  name: text,
  /** What the product is and which error codes these are. */
  summary: text,
  /** `retired`: no longer offered. `unattributed`: the source names no vendor. */
  lifecycle: z.enum(["current", "retired", "unattributed"]).default("current"),
  /** What that means for the reader, in a line that is shown on every page of its codes. */
  lifecycleNote: note.optional(),
  /** The vendor's own documentation. */
  homepage: link.optional(),
  /** Words by which people name this product in a question or a log. */
  words: z.array(z.string().min(1)).default([]),
  surfaces: z.array(surface).min(1, "needs at least one surface"),
  /** Editions that differ in what a number means: a code whose meaning differs has a variant for each. */
  editions: z.array(edition).default([]),
  sources: z.array(source).min(1, "needs at least one source"),
  /** True where SDK calls return the negated code (`-14` for 14). */
  negated: z.boolean().default(false),
  ranges: z.array(range).default([]),
  /** Typical numbers taken apart: figures. */
  anatomies: z.array(anatomy).default([]),
  evidence: z.array(evidence).min(1, "needs at least one item of evidence to collect"),
  /** Where a ticket goes. */
  support: z.strictObject({ text, link: link.optional() }).optional(),
  logs,
});
export type ProductData = z.infer<typeof product>;
