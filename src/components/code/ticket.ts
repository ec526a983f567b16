/** A code → the text that goes into a support ticket, in one language, as Markdown. */
import type { Code } from "../../catalog/build.ts";
import { messages } from "../../i18n/messages.ts";
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
