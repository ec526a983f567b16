/** A code → the texts that leave the page: for a support ticket, and for what a chat shows of a link. */
import type { Code } from "../../catalog/build.ts";
import { isNoteMarked, isPhraseOnly } from "../../catalog/certainty.ts";
import { LANGUAGE_TAG, messages } from "../../i18n/messages.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import type { Statement } from "../../schema/text.ts";
import { EMPTY, OPEN } from "./filled.ts";

/**
 * The ticket: what happened, verdict, why, steps, evidence to collect. The browser adds the permalink.
 * Steps begin with an open box and evidence ends with a hole; the browser fills both. Statements carry how we know them.
 */
export function ticketText(code: Code, locale: Locale): string {
  const t = messages(locale);
  const { ticket, verdict } = t;
  const several = code.variants.length > 1;
  const owner = code.owner ? t.owners[code.owner].label : verdict.nobody;
  const marked = (statement: Statement, isMarked: boolean) =>
    isMarked ? `${statement[locale]} [${t.bases[statement.basis].label}]` : statement[locale];
  const listed = (name: string, value: string) => `- ${ticket.line(name, value)}`;
  const cases = code.variants.flatMap((variant) => {
    const { title, messages: literal, label, meaning, fixes, values } = variant;
    const isMarked = !isPhraseOnly(variant);
    return [
      "",
      ...(several && title ? [`**${title[locale]}**`, ""] : []),
      ...(label ? [listed(t.code.label, `“${label}”`)] : []),
      ...literal.map((text) => listed(t.code.message, `\`${text}\``)),
      ...(isMarked ? [] : [`- ${t.code.phraseOnly}`]),
      listed(t.code.meaning, marked(meaning, isMarked)),
      ...values.map((value) => listed(`\`${value.literal}\``, marked(value.meaning, isMarked))),
      ...(fixes.length > 0 ? ["", `**${t.code.fixes}**`, ""] : []),
      ...fixes.flatMap((fix, at) => [
        `${at + 1}. ${OPEN}${marked(fix, isMarked)}`,
        ...(fix.command ? [`   \`${oneLine(fix.command)}\``] : []),
      ]),
    ];
  });
  return [
    `**${[code.code, code.symbol].filter(Boolean).join(" ")}** ${code.title[locale]}`,
    "",
    `- ${code.vendor.name[locale]} · ${code.product.name[locale]}`,
    ...(code.product.lifecycleNote ? [`- ${code.product.lifecycleNote[locale]}`] : []),
    listed(verdict.retry, t.retries[code.retry].label),
    listed(verdict.owner, owner),
    ...cases,
    ...(code.notes.length > 0
      ? ["", `**${t.code.notes}**`, "", ...code.notes.map((note) => `- ${marked(note, isNoteMarked(code, note))}`)]
      : []),
    "",
    `**${ticket.evidence}**`,
    "",
    ...code.evidence.map(({ name }) => listed(name[locale], EMPTY)),
  ].join("\n");
}

/** A command of several lines as one that does the same. */
const oneLine = (command: string) =>
  command
    .trim()
    .replace(/\s*\\\n\s*/g, " ")
    .replaceAll("\n", "; ");

/** About how much of a text a preview has room for, in characters. */
const ROOM: Record<Locale, number> = { zh: 80, en: 160 };

/** A beginning shorter than this says nothing by itself ("Wait."): the next sentence follows in any case. */
const LEAST = 8;

/** As many whole sentences of a text as there is room for, at least one, without the marks of code. */
function opening(text: string, room: number): string {
  const sentences = text.replaceAll("`", "").match(/[^]+?(?:[。！？]|[.!?](?=\s|$)|$)\s*/g) ?? [];
  let taken = sentences[0] ?? "";
  for (const sentence of sentences.slice(1)) {
    if (taken.length >= LEAST && taken.length + sentence.length > room) break;
    taken += sentence;
  }
  return taken.trim();
}

/**
 * What a chat or a search engine shows below the title of a link: cause, next step, whether to retry, who acts.
 * @param room for the cause and for the step, in characters; a first sentence is never cut
 */
export function unfurled({ variants, retry, owner }: Code, locale: Locale, room = ROOM[locale]): string {
  const t = messages(locale);
  const [variant] = variants;
  const verdict = t.code.answers(t.retries[retry].label, owner ? t.owners[owner].label : t.verdict.nobody);
  // With several cases the first's advice is not the code's.
  const cases = variants.flatMap(({ title }) => title?.[locale] ?? []);
  if (variants.length > 1) return [t.code.cases(cases), verdict].join(t.code.join);
  const cause = opening(variant?.meaning[locale] ?? "", room);
  const [fix] = variant?.fixes ?? [];
  return [cause, ...(fix ? [t.code.nextStep(opening(fix[locale], room))] : []), verdict].join(t.code.join);
}

/** What a code's page is, in the words of schema.org. */
export const article = (
  { id, code, vendor, product, title }: Code,
  locales: readonly Locale[],
  description: string,
) => ({
  "@type": "TechArticle",
  identifier: id,
  headline: `${code} ${locales.map((locale) => title[locale]).join(" / ")}`,
  description,
  inLanguage: locales.map((locale) => LANGUAGE_TAG[locale]),
  about: {
    "@type": "SoftwareApplication",
    name: locales.map((locale) => product.name[locale]).join(" / "),
    author: { "@type": "Organization", name: locales.map((locale) => vendor.name[locale]).join(" / ") },
  },
});
