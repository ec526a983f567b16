/** A code → the text of a support ticket about it, with places for what the reader did and found out. */
import type { Code, Variant } from "../../catalog/build.ts";
import { isNoteMarked, isPhraseOnly } from "../../catalog/certainty.ts";
import { messages } from "../../i18n/messages.ts";
import { codeBlock, codeSpan } from "../../markdown/write.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import type { Statement, Step } from "../../schema/text.ts";
import { EMPTY_VALUE, OPEN_BOX } from "./browser/fill-ticket.ts";

/** Most cases of a code that its ticket holds in full. */
const CASES_MAX = 4;

/**
 * The ticket in Markdown: what happened, the verdict, why, the steps, and the evidence to collect. The browser fills in
 * boxes and values with `fillTicket`, and adds the permalink.
 */
export function ticketText(code: Code, locale: Locale): string {
  const t = messages(locale);
  const notes = code.notes.map((note) => `- ${statementText(note, locale, isNoteMarked(code, note))}`);
  return [
    `**${[code.code, code.symbol].filter(Boolean).join(" ")}** ${code.title[locale]}`,
    "",
    `- ${code.vendor.name[locale]} · ${code.product.name[locale]}`,
    ...(code.product.lifecycleNote ? [`- ${code.product.lifecycleNote[locale]}`] : []),
    item(t.verdict.retry, t.retries[code.retry].label, locale),
    item(t.verdict.owner, code.owner ? t.owners[code.owner].label : t.verdict.nobody, locale),
    ...(code.variants.length > CASES_MAX ? caseLines(code, locale) : casesInFull(code, locale)),
    ...(notes.length > 0 ? ["", `**${t.code.notes}**`, "", ...notes] : []),
    "",
    `**${t.ticket.evidence}**`,
    "",
    ...code.evidence.map(({ name }) => item(name[locale], EMPTY_VALUE, locale)),
  ].join("\n");
}

const casesInFull = ({ variants }: Code, locale: Locale): string[] =>
  variants.flatMap((variant) => ["", ...variantLines(variant, locale, variants.length > 1)]);

/** The names of many cases: nobody reads a ticket with the steps of all. They are on the page that the ticket links to. */
const caseLines = ({ variants }: Code, locale: Locale): string[] => [
  "",
  `**${messages(locale).code.variants(variants.length, false)}**`,
  "",
  ...variants.flatMap(({ title }) => (title ? [`- ${title[locale]}`] : [])),
];

function variantLines(variant: Variant, locale: Locale, hasHeading: boolean): string[] {
  const t = messages(locale);
  const { title, label, meaning, fixes, values } = variant;
  const isMarked = !isPhraseOnly(variant);
  const steps = fixes.flatMap((fix, index) => [
    `${index + 1}. ${OPEN_BOX}${statementText(fix, locale, isMarked)}`,
    ...commandLines(fix),
  ]);
  return [
    ...(hasHeading && title ? [`**${title[locale]}**`, ""] : []),
    ...(label ? [item(t.code.label, /[*`]/.test(label) ? codeSpan(label) : `“${label}”`, locale)] : []),
    ...variant.messages.map((message) => item(t.code.message, codeSpan(message), locale)),
    ...(isMarked ? [] : [`- ${t.code.phraseOnly}`]),
    item(t.code.meaning, statementText(meaning, locale, isMarked), locale),
    ...values.map((value) => item(codeSpan(value.literal), statementText(value.meaning, locale, isMarked), locale)),
    ...(steps.length > 0 ? ["", `**${t.code.fixes}**`, "", ...steps] : []),
  ];
}

const item = (name: string, value: string, locale: Locale): string => `- ${messages(locale).ticket.line(name, value)}`;

/** A statement, followed by the basis that it rests on if it `isMarked`. */
const statementText = (statement: Statement, locale: Locale, isMarked: boolean): string =>
  isMarked ? `${statement[locale]} [${messages(locale).bases[statement.basis].label}]` : statement[locale];

/** The command of a step, below its text: on one line if it does the same there. */
function commandLines({ command, language }: Step): string[] {
  if (command === undefined) return [];
  const joined = language ? command.trim() : command.trim().replace(/\s*\\\n\s*/g, " ");
  return joined.includes("\n") ? codeBlock(command, INDENT) : [`${INDENT}${codeSpan(joined)}`];
}
const INDENT = "   ";
