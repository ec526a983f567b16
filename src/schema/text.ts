/** Shapes that all content shares: bilingual texts checked against the house style, statements, steps and identifiers. */
import { z } from "astro/zod";
import { BASES } from "./taxonomy.ts";

const HAN = "\\p{Script=Han}";
const GLUED = new RegExp(`${HAN}[A-Za-z0-9\`]|[A-Za-z0-9\`%]${HAN}`, "u");
const HALF_WIDTH = new RegExp(`${HAN}[,;:!?]|${HAN}\\.(?:\\s|$)`, "u");
const FULL_WIDTH = /[，。；：！？（）、]/u;

/** Prose without its `code spans`, to which the house style does not apply. */
const prose = (text: string) => text.replace(/`[^`]*`/g, "`");

const zh = z
  .string()
  .min(1, "is empty: write the Chinese text")
  .refine((text) => text === "" || new RegExp(HAN, "u").test(text), "has no Chinese character: write it in Chinese")
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

/** A text in both languages. `code spans` are the only markup. */
export const text = z.strictObject(bilingual);
export type Text = z.infer<typeof text>;

const unmarked = (language: z.ZodString) =>
  language.regex(/^[^`]*$/, "contains a backtick: names and summaries are shown without markup, so leave it out");

/** A name or summary in both languages. It has no markup, because labels, tickets and descriptions of pages show it as it is. */
export const name = z.strictObject({ zh: unmarked(zh), en: unmarked(en) });

/** Longest title that fits a search result and a link preview, in characters. */
const TITLE_MAX = 60;

/** A title in one language: short, and without a full stop. */
export const titleIn = (language: z.ZodString) =>
  language
    .max(TITLE_MAX, `is longer than ${TITLE_MAX} characters: shorten it`)
    .regex(/^$|[^。.]$/u, "ends with a full stop: leave it out");

/** A title in both languages: what happened, in everyday words. */
export const heading = z.strictObject({ zh: titleIn(zh), en: titleIn(en) });

/** Longest phrase of `asked`, in characters: enough for what a plugin prints. */
const ASKED_MAX = 60;

/** How people ask about a page in their own words, in either language. Used by the search, never shown. */
export const asked = z
  .array(
    z
      .string()
      .min(1, "is empty: write how people ask about it, or remove it")
      .max(ASKED_MAX, `is longer than ${ASKED_MAX} characters: shorten it`),
  )
  .default([]);

/** A lower-case identifier that is safe in URLs. */
export const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");

/** Languages of commands, besides bash. */
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

/** A web address. Other schemes, such as `javascript:`, could run code when followed. */
export const link = z.url({
  protocol: /^https?$/,
  error: "must be an address that begins with https:// or http://",
});

/** What a statement or step may have besides its text. */
const extras = {
  /** A command that does what the text says, for bash unless `language` names another one. */
  command: z.string().min(1).optional(),
  /** Language of the command, if it is not for bash. */
  language: z.enum(LANGUAGES).optional(),
  /** A page where readers can do this, or read more. */
  link: link.optional(),
};

/** A variable of a command, and the value that the reader has to give it. */
export const need = z.strictObject({ name: z.string(), ...bilingual });
export type Need = z.infer<typeof need>;

/** Added by the catalogue to statements and steps with a command: the variables to set before running it. */
interface WithNeeds {
  needs?: readonly Need[];
}

/** One or two sentences about a code in both languages, with the basis for them. */
export const statement = z.strictObject({
  /** `vendor` if the cited source says it, in our words; `inferred` if it is our own judgement. */
  basis: z.enum(BASES),
  ...bilingual,
  /** The document that says it, if it is not that of the variant: an id from `sources` in product.yaml. */
  source: id.optional(),
  ...extras,
});
export type Statement = z.infer<typeof statement> & WithNeeds;

/** One cause or action that applies to every vendor, and so has no source. */
export const step = z.strictObject({ ...bilingual, ...extras });
export type Step = z.infer<typeof step> & WithNeeds;
