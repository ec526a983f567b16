/** A code → the texts that leave the page: for a support ticket, and for what a chat shows of a link. */
import type { Code } from "../../catalog/build.ts";
import { LANGUAGE_TAG, messages } from "../../i18n/messages.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import { EMPTY, OPEN } from "./filled.ts";

/**
 * The ticket: meaning, verdict, steps, evidence to collect, permalink.
 * Steps begin with an open box and evidence ends with a hole; the browser fills both.
 * @param url permalink of the code
 */
export function ticketText(code: Code, locale: Locale, url: string): string {
  const word = messages(locale);
  const { ticket, verdict } = word;
  const several = code.variants.length > 1;
  const owner = code.owner ? word.owners[code.owner].label : verdict.nobody;
  const steps = code.variants.flatMap(({ title, messages: literal, fixes }) => [
    ...(several && title ? ["", `**${title[locale]}**`, ...literal.map((text) => `\`${text}\``)] : []),
    ...fixes.flatMap((fix, at) => [
      `${at + 1}. ${OPEN}${fix[locale]}`,
      ...(fix.command ? [`   \`${fix.command.replaceAll("\n", "; ")}\``] : []),
    ]),
  ]);
  return [
    `**${[code.code, code.symbol].filter(Boolean).join(" ")}** ${code.title[locale]}`,
    `${code.vendor.name[locale]} · ${code.product.name[locale]}`,
    ticket.line(verdict.retry, word.retries[code.retry].label),
    ticket.line(verdict.owner, owner),
    ...(steps.length > 0 ? ["", `**${word.code.fixes}**`, ...steps] : []),
    "",
    `**${ticket.evidence}**`,
    ...code.product.evidence.map(({ name }) => `- ${ticket.line(name[locale], EMPTY)}`),
    "",
    url,
  ].join("\n");
}

/** About how much of a text a preview has room for, in characters. */
const ROOM: Record<Locale, number> = { zh: 80, en: 160 };

/** As many whole sentences of a text as a preview has room for, at least one, without the marks of code. */
function opening(text: string, locale: Locale): string {
  const sentences = text.replaceAll("`", "").match(/[^]+?(?:[。！？]|[.!?](?=\s|$)|$)\s*/g) ?? [];
  let taken = sentences[0] ?? "";
  for (const sentence of sentences.slice(1)) {
    if (taken.length + sentence.length > ROOM[locale]) break;
    taken += sentence;
  }
  return taken.trim();
}

/** What a chat or a search engine shows below the title of a link: cause, next step, whether to retry, who acts. */
export function unfurled({ variants: [variant], retry, owner }: Code, locale: Locale): string {
  const word = messages(locale);
  const cause = opening(variant?.meaning[locale] ?? "", locale);
  const [fix] = variant?.fixes ?? [];
  const verdict = word.code.answers(word.retries[retry].label, owner ? word.owners[owner].label : word.verdict.nobody);
  return [cause, ...(fix ? [word.code.nextStep(opening(fix[locale], locale))] : []), verdict].join(word.code.join);
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
  isAccessibleForFree: true,
  about: {
    "@type": "SoftwareApplication",
    name: locales.map((locale) => product.name[locale]).join(" / "),
    applicationCategory: "DeveloperApplication",
    author: { "@type": "Organization", name: locales.map((locale) => vendor.name[locale]).join(" / ") },
  },
});
