/** A code → title, description and structured data of its pages: what chats and search engines show of a link. */
import type { Code } from "../../catalog/build.ts";
import { messages } from "../../i18n/messages.ts";
import { LANGUAGE_TAG, type Locale } from "../../schema/taxonomy.ts";

/** The title in one or both languages: code, symbol, what happened, vendor. */
export function titleOf({ code, symbol, title, vendor }: Code, locales: readonly Locale[]): string {
  const heading = locales.map((locale) => title[locale]).join(" / ");
  const vendorName = locales.map((locale) => vendor.name[locale]).join(" ");
  return `${code}${symbol ? ` ${symbol}` : ""} ${heading} · ${vendorName}`;
}

/** Characters that link previews show of a text, roughly. */
const PREVIEW_LENGTH: Record<Locale, number> = { zh: 80, en: 160 };

/** A shorter beginning, such as “Wait.”, is always followed by another sentence. */
const INFORMATIVE_LENGTH = 8;

/** The first sentence of a text, and as many others as fit into a length. Code spans lose their marks. */
function opening(text: string, length: number): string {
  const sentences = text.replaceAll("`", "").match(/[^]+?(?:[。！？]|[.!?](?=\s|$)|$)\s*/g) ?? [];
  let result = sentences[0] ?? "";
  for (const sentence of sentences.slice(1)) {
    if (result.length >= INFORMATIVE_LENGTH && result.length + sentence.length > length) break;
    result += sentence;
  }
  return result.trim();
}

/**
 * The description: cause, next step, whether to retry, and who acts. If a code has several variants, it names them
 * instead, because no single cause or step applies to all of them.
 * @param length characters for the cause and for the step; the first sentence of each is always kept whole
 */
export function descriptionOf(
  { variants, retry, owner }: Code,
  locale: Locale,
  length = PREVIEW_LENGTH[locale],
): string {
  const t = messages(locale);
  const verdict = t.code.answers(t.retries[retry].label, owner ? t.owners[owner].label : t.verdict.nobody);
  const [variant] = variants;
  if (!variant || variants.length > 1) {
    const titles = variants.flatMap(({ title }) => title?.[locale] ?? []);
    return [t.code.cases(titles), verdict].join(t.code.join);
  }
  const cause = opening(variant.meaning[locale], length);
  const [fix] = variant.fixes;
  return [cause, ...(fix ? [t.code.nextStep(opening(fix[locale], length))] : []), verdict].join(t.code.join);
}

/** The page of a code in the vocabulary of schema.org. */
export function structuredData(
  { id, code, vendor, product, title }: Code,
  locales: readonly Locale[],
  description: string,
) {
  const inLocales = (text: Record<Locale, string>) => locales.map((locale) => text[locale]).join(" / ");
  return {
    "@type": "TechArticle",
    identifier: id,
    headline: `${code} ${inLocales(title)}`,
    description,
    inLanguage: locales.map((locale) => LANGUAGE_TAG[locale]),
    about: {
      "@type": "SoftwareApplication",
      name: inLocales(product.name),
      author: { "@type": "Organization", name: inLocales(vendor.name) },
    },
  };
}
