/** Written content: bilingual texts held to the house style, statements with their basis, and identifiers. */
import { z } from "astro/zod";
import { BASES } from "./taxonomy.ts";

const HAN = "\\p{Script=Han}";
const GLUED = new RegExp(`${HAN}[A-Za-z0-9\`]|[A-Za-z0-9\`%]${HAN}`, "u");
const HALF_WIDTH = new RegExp(`${HAN}[,;:!?]|${HAN}\\.(?:\\s|$)`, "u");
const FULL_WIDTH = /[，。；：！？（）、]/u;

/** Prose without its `code spans`, whose literal text obeys no house style. */
const prose = (text: string) => text.replace(/`[^`]*`/g, "`");

const zh = z
  .string()
  .min(1, "is empty: write the Chinese text")
  .refine((text) => new RegExp(HAN, "u").test(text), "has no Chinese character: write it in Chinese")
  .superRefine((text, context) => {
    const glued = GLUED.exec(prose(text));
    if (glued) {
      context.addIssue({ code: "custom", message: `needs a space between Chinese and Latin in “${glued[0]}”` });
    }
    const half = HALF_WIDTH.exec(prose(text));
    if (half) {
      context.addIssue({ code: "custom", message: `needs full-width punctuation in “${half[0]}”` });
    }
  });

const en = z
  .string()
  .min(1, "is empty: write the English text")
  .superRefine((text, context) => {
    const full = FULL_WIDTH.exec(prose(text));
    if (full) {
      context.addIssue({ code: "custom", message: `has Chinese punctuation “${full[0]}” in the English text` });
    }
  });

const bilingual = { zh, en };

/** One text in both languages. `code spans` are the only markup. */
export const text = z.strictObject(bilingual);
export type Text = z.infer<typeof text>;

/** Longest title that still fits a result row and a link preview, in characters. */
const TITLE_MAX = 60;
const title = (language: typeof zh | typeof en) =>
  language
    .max(TITLE_MAX, `is longer than ${TITLE_MAX} characters: shorten it`)
    .regex(/^$|[^。.]$/u, "ends with a full stop: leave it out");

/** A heading: what happened, as a person would say it; no code, no vendor, no full stop. */
export const heading = z.strictObject({ zh: title(zh), en: title(en) });

/** How people ask for a page in their own words, in either language. Never shown: it is found by them. */
export const asked = z.array(z.string().min(1).max(40, "is longer than 40 characters: shorten it")).default([]);

/** A lower-case identifier that is safe in a URL. */
export const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");

/** Languages of commands other than bash. */
const LANGUAGES = [
  "bat",
  "cpp",
  "csharp",
  "ini",
  "java",
  "javascript",
  "json",
  "kotlin",
  "nginx",
  "objective-c",
  "powershell",
  "python",
  "sql",
  "swift",
  "xml",
] as const;

/** An address on the web. `javascript:` and `data:` would run what they hold. */
export const link = z.url({
  protocol: /^https?$/,
  error: "must be an address that begins with https:// or http://",
});

/** What a sentence may have beside its text. */
const extras = {
  /** A literal command that carries the statement out: for bash, or in the `language` named. */
  command: z.string().min(1).optional(),
  /** What the command is written in, where it is not for bash. */
  language: z.enum(LANGUAGES).optional(),
  /** The page where this is done or said. */
  link: link.optional(),
};

/** A variable of a command, and what the reader puts there. */
export const need = z.strictObject({ name: z.string(), ...bilingual });
export type Need = z.infer<typeof need>;

/** What the catalogue adds to a statement with a command: the variables that its reader has to set. */
interface WithNeeds {
  needs?: readonly Need[];
}

/** A sentence or two of ours about one code, in both languages, with how we know it. */
export const statement = z.strictObject({
  /** `vendor`: the cited source says it (our words). `inferred`: our engineering judgement. */
  basis: z.enum(BASES),
  ...bilingual,
  /** The source that says it, where it is not the variant's own. */
  source: id.optional(),
  ...extras,
});
export type Statement = z.infer<typeof statement> & WithNeeds;

/** One step of advice that holds for every vendor, so without a source. */
export const step = z.strictObject({ ...bilingual, ...extras });
export type Step = z.infer<typeof step> & WithNeeds;
