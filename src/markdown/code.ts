/** A code → its page as Markdown. */
import type { Code, Variant } from "../catalog/build.ts";
import { hasMarks, isNoteMarked, isPhraseOnly, wordingOf } from "../catalog/certainty.ts";
import { sourcesOf } from "../catalog/cite.ts";
import { messages } from "../i18n/messages.ts";
import { routes } from "../routes.ts";
import { file, link, literal, prose, said, section, steps, type Page } from "./write.ts";

/** What the documents are that a page rests on. */
export function sourceLines({ locale }: Page, sources: Code["product"]["sources"]): string[] {
  const t = messages(locale).code;
  return sources.map(({ title, url, publisher, authority, language, date }) => {
    const about = [publisher, t.authority[authority], t.sourceLanguage[language], date ?? t.noDate];
    return `- ${url ? link(title[locale], url) : prose(title[locale])} (${about.join(" · ")})`;
  });
}

/** One line of a list of codes. */
export const codeLine = ({ locale, absolute }: Page, { id, code, symbol, title, retry, owner }: Code): string => {
  const t = messages(locale);
  const answers = [t.retries[retry].label, owner ? t.owners[owner].label : t.verdict.nobody];
  const name = link(code, absolute(routes.markdown(routes.code(locale, id))));
  return `- ${name}${symbol ? ` ${literal(symbol)}` : ""} ${prose(title[locale])} (${answers.join("; ")})`;
};

/** What the page says before its answer: lifecycle of the product, the vendor's wording, how far the source goes. */
function knownFirst(code: Code, { locale }: Page): string[] {
  const t = messages(locale);
  const { lifecycleNote } = code.product;
  const wording = wordingOf(code).map(({ text, edition }) => {
    const name = code.product.editions.find(({ id }) => id === edition)?.name[locale];
    return literal(text) + (name ? ` (${prose(name)})` : "");
  });
  const isPhrase = code.variants.every(isPhraseOnly);
  return [
    ...(lifecycleNote ? [`**${prose(lifecycleNote[locale])}**`, ""] : []),
    ...(code.status === "removed" ? [prose(t.code.removed), ""] : []),
    ...(wording.length > 0 ? [t.ticket.line(t.code.label, wording.join(", ")), ""] : []),
    ...(isPhrase ? [prose(t.code.phraseOnly), ""] : []),
  ];
}

/** What tells a case from the others: its edition, its own label, how far its source goes. */
function caseSigns({ product }: Code, variant: Variant, { locale }: Page): string[] {
  const t = messages(locale).code;
  const edition = product.editions.find(({ id }) => id === variant.edition);
  const line = messages(locale).ticket.line;
  return [
    ...(edition
      ? ["", line(t.edition, messages(locale).verdict.answer(prose(edition.name[locale]), prose(edition.tell[locale])))]
      : []),
    ...(variant.symbol ? ["", literal(variant.symbol)] : []),
    ...(variant.label ? ["", line(t.label, literal(variant.label))] : []),
    ...(isPhraseOnly(variant) ? ["", prose(t.phraseOnly)] : []),
  ];
}

/** The link to the condition of a case that has one of its own. */
function caseCondition({ cases }: Code, { id }: Variant, { locale, absolute }: Page): string[] {
  const condition = cases.get(id);
  return condition
    ? [link(condition.title[locale], absolute(routes.markdown(routes.condition(locale, condition.id))))]
    : [];
}

/** The page of a code, field by field in the order of the page. */
export function codeMarkdown(code: Code, page: Page): string {
  const { locale, absolute } = page;
  const { vendor, product, condition, category, kind, retry, owner } = code;
  const t = messages(locale);
  const { ticket, verdict } = t;
  const several = code.variants.length > 1;
  const listed = (name: string, value: string) => `- ${ticket.line(name, value)}`;
  const forms = [...(code.hex ? [code.hex] : []), ...code.aliases.map(({ name }) => name)];
  const level = several ? 3 : 2;
  return file([
    `# ${literal(code.code)}${code.symbol ? ` ${literal(code.symbol)}` : ""} ${prose(code.title[locale])}`,
    "",
    `${link(vendor.name[locale], absolute(routes.vendor(locale, vendor.id)))} › ${link(product.name[locale], absolute(routes.markdown(routes.product(locale, product.id))))}`,
    "",
    ...knownFirst(code, page),
    kind === "error"
      ? listed(verdict.category, t.categories[category ?? "unknown"].label)
      : listed(verdict.kind, verdict.answer(t.kinds[kind].label, t.kinds[kind].explained)),
    listed(verdict.retry, verdict.answer(t.retries[retry].label, t.retries[retry].explained)),
    listed(verdict.owner, owner ? verdict.answer(t.owners[owner].label, t.owners[owner].explained) : verdict.nobody),
    ...(forms.length > 0 ? [listed(t.code.aliases, forms.map(literal).join(", "))] : []),
    listed(ticket.link, `<${absolute(routes.ticket(code.id))}>`),
    ...code.variants.flatMap((variant) => [
      ...(several && variant.title
        ? ["", `## ${prose(variant.title[locale])}`, ...caseSigns(code, variant, page)]
        : []),
      ...section(
        t.code.message,
        variant.messages.map((message) => `- ${literal(message)}`),
        level,
      ),
      ...section(t.code.fixes, steps(page, variant.fixes, !isPhraseOnly(variant)), level),
      ...section(t.code.condition, caseCondition(code, variant, page), level),
      ...section(t.code.meaning, [said(page, variant.meaning, !isPhraseOnly(variant))], level),
      ...section(
        t.code.values,
        variant.values.map(
          (value) => `- ${literal(value.literal)} ${said(page, value.meaning, !isPhraseOnly(variant))}`,
        ),
        level,
      ),
    ]),
    ...section(t.code.notes, [
      ...(code.reason ? [`- ${prose(t.code.reason(code.reason[locale]))}`] : []),
      ...code.notes.map((note) => `- ${said(page, note, isNoteMarked(code, note))}`),
    ]),
    ...section(
      t.code.evidence,
      code.evidence.map(({ name, where }) => `- ${ticket.line(prose(name[locale]), prose(where[locale]))}`),
    ),
    ...section(
      t.code.condition,
      condition
        ? [link(condition.title[locale], absolute(routes.markdown(routes.condition(locale, condition.id))))]
        : [],
    ),
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
