/** The Markdown page of a code. */
import type { Code, Condition, Variant } from "../catalog/build.ts";
import { hasMarks, isNoteMarked, isPhraseOnly, wordingOf } from "../catalog/certainty.ts";
import { sourcesOf } from "../catalog/cite.ts";
import { noteIn } from "../catalog/host-note.ts";
import { messages } from "../i18n/messages.ts";
import { routes } from "../routes.ts";
import { codeSpan, link, numberedSteps, prose, section, statementLine, toFile, type PageContext } from "./write.ts";

/** List items for the documents that a page is based on. */
export function sourceLines({ locale }: PageContext, sources: Code["product"]["sources"]): string[] {
  const t = messages(locale).code;
  return sources.map(({ title, url, publisher, authority, language, date }) => {
    const details = [publisher, t.authority[authority], t.sourceLanguage[language], date ?? t.noDate];
    return `- ${url ? link(title[locale], url) : prose(title[locale])} (${details.join(" · ")})`;
  });
}

/** A list item for a code, with its answers. */
export const codeLine = (
  { locale, absolute }: PageContext,
  { id, code, symbol, title, retry, owner }: Code,
): string => {
  const t = messages(locale);
  const answers = [t.retries[retry].label, owner ? t.owners[owner].label : t.verdict.nobody];
  const name = link(code, absolute(routes.markdown(routes.code(locale, id))));
  return `- ${name}${symbol ? ` ${codeSpan(symbol)}` : ""} ${prose(title[locale])} (${answers.join("; ")})`;
};

/** What comes before the answers: lifecycle of the product, status, original wording, and whether the source gives only that. */
function introductionLines(code: Code, { locale }: PageContext): string[] {
  const t = messages(locale);
  const { lifecycleNote } = code.product;
  const wording = wordingOf(code).map(({ text, edition }) => {
    const name = code.product.editions.find(({ id }) => id === edition)?.name[locale];
    return codeSpan(text) + (name ? ` (${prose(name)})` : "");
  });
  return [
    ...(lifecycleNote ? [`**${prose(lifecycleNote[locale])}**`, ""] : []),
    ...(code.isExtra ? [prose(t.code.hostCode), ""] : []),
    ...(code.status === "removed" ? [prose(t.code.removed), ""] : []),
    ...(wording.length > 0 ? [t.ticket.line(t.code.label, wording.join(", ")), ""] : []),
    ...(code.variants.every(isPhraseOnly) ? [prose(t.code.phraseOnly), ""] : []),
  ];
}

/** What the team that hosts the site says about a code; empty if it says nothing. */
function hostNoteLines({ hostNote }: Code, { locale }: PageContext): string[] {
  if (!hostNote) return [];
  const { ticket, code } = messages(locale);
  const { text, language } = noteIn(hostNote, locale);
  const mark = language === locale ? "" : ` [${code.sourceLanguage[language]}]`;
  const address = hostNote.link ? ` <${hostNote.link}>` : "";
  return [ticket.line(prose(hostNote.by), prose(text)) + mark + address];
}

/** How to recognise a case: edition, symbol, original wording. */
function recognitionLines({ product }: Code, variant: Variant, { locale }: PageContext): string[] {
  const { code: t, ticket, verdict } = messages(locale);
  const edition = product.editions.find(({ id }) => id === variant.edition);
  return [
    ...(edition
      ? ["", ticket.line(t.edition, verdict.answer(prose(edition.name[locale]), prose(edition.tell[locale])))]
      : []),
    ...(variant.symbol ? ["", codeSpan(variant.symbol)] : []),
    ...(variant.label ? ["", ticket.line(t.label, codeSpan(variant.label))] : []),
    ...(isPhraseOnly(variant) ? ["", prose(t.phraseOnly)] : []),
  ];
}

/** A link to a condition; empty if there is none. */
const conditionLines = ({ locale, absolute }: PageContext, condition: Condition | undefined): string[] =>
  condition ? [link(condition.title[locale], absolute(routes.markdown(routes.condition(locale, condition.id))))] : [];

/** The answers, other spellings and the permanent link, as list items. */
function verdictLines(code: Code, { locale, absolute }: PageContext): string[] {
  const { category, kind, retry, owner } = code;
  const t = messages(locale);
  const { ticket, verdict } = t;
  const item = (name: string, value: string) => `- ${ticket.line(name, value)}`;
  const spellings = [...(code.hex ? [code.hex] : []), ...code.aliases.map(({ name }) => name)];
  return [
    kind === "error"
      ? item(verdict.category, t.categories[category ?? "unknown"].label)
      : item(verdict.kind, verdict.answer(t.kinds[kind].label, t.kinds[kind].explained)),
    item(verdict.retry, verdict.answer(t.retries[retry].label, t.retries[retry].explained)),
    item(verdict.owner, owner ? verdict.answer(t.owners[owner].label, t.owners[owner].explained) : verdict.nobody),
    ...(spellings.length > 0 ? [item(t.code.aliases, spellings.map(codeSpan).join(", "))] : []),
    item(ticket.link, `<${absolute(routes.ticket(code.id))}>`),
  ];
}

/** The sections of a case, below a heading of its own if the code has several. */
function variantLines(code: Code, variant: Variant, page: PageContext): string[] {
  const t = messages(page.locale);
  const hasCases = code.variants.length > 1;
  const level = hasCases ? 3 : 2;
  const areMarked = !isPhraseOnly(variant);
  return [
    ...(hasCases && variant.title
      ? ["", `## ${prose(variant.title[page.locale])}`, ...recognitionLines(code, variant, page)]
      : []),
    ...section(
      t.code.message,
      variant.messages.map((message) => `- ${codeSpan(message)}`),
      level,
    ),
    ...section(t.code.fixes, numberedSteps(page, variant.fixes, areMarked), level),
    ...section(t.code.condition, conditionLines(page, code.conditionByVariant.get(variant.id)), level),
    ...section(t.code.meaning, [statementLine(page, variant.meaning, areMarked)], level),
    ...section(
      t.code.values,
      variant.values.map(({ literal, meaning }) => `- ${codeSpan(literal)} ${statementLine(page, meaning, areMarked)}`),
      level,
    ),
  ];
}

/** The Markdown page of a code, in the same order as the HTML page. */
export function codeMarkdown(code: Code, page: PageContext): string {
  const { locale, absolute } = page;
  const { vendor, product } = code;
  const t = messages(locale);
  return toFile([
    `# ${codeSpan(code.code)}${code.symbol ? ` ${codeSpan(code.symbol)}` : ""} ${prose(code.title[locale])}`,
    "",
    `${link(vendor.name[locale], absolute(routes.vendor(locale, vendor.id)))} › ${link(product.name[locale], absolute(routes.markdown(routes.product(locale, product.id))))}`,
    "",
    ...introductionLines(code, page),
    ...verdictLines(code, page),
    ...section(t.code.hostNote, hostNoteLines(code, page)),
    ...code.variants.flatMap((variant) => variantLines(code, variant, page)),
    ...section(t.code.notes, [
      ...(code.reason ? [`- ${prose(t.code.reason(code.reason[locale]))}`] : []),
      ...code.notes.map((note) => `- ${statementLine(page, note, isNoteMarked(code, note))}`),
    ]),
    ...section(
      t.code.evidence,
      code.evidence.map(({ name, where }) => `- ${t.ticket.line(prose(name[locale]), prose(where[locale]))}`),
    ),
    ...section(t.code.condition, conditionLines(page, code.condition)),
    ...section(
      t.code.related,
      code.related.map((other) => codeLine(page, other)),
    ),
    ...section(t.code.sources, [
      ...sourceLines(page, sourcesOf(code)),
      ...(hasMarks(code) ? ["", prose(t.code.basisNote)] : []),
    ]),
  ]);
}
