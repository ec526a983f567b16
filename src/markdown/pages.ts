/** Products, conditions and guides → their pages as Markdown, and the list of them for language models. */
import type { Catalog, Condition, Product } from "../catalog/build.ts";
import { groupByRange } from "../catalog/group.ts";
import { LANGUAGE_TAG, messages } from "../i18n/messages.ts";
import { routes } from "../routes.ts";
import { LOCALES } from "../schema/taxonomy.ts";
import { codeLine, sourceLines } from "./code.ts";
import { block, file, link, prose, said, section, steps, type Page } from "./write.ts";

/**
 * A written page whose components have become links.
 * @param body MDX as it lies in the content, which uses no other component than `<Code>` and `<Condition>`
 */
export function written(body: string, page: Page, catalog: Pick<Catalog, "codes" | "conditions">): string {
  const { locale, absolute } = page;
  const targets = {
    Code: (id: string) => ({
      name: catalog.codes.find((other) => other.id === id)?.code ?? id,
      path: routes.code(locale, id),
    }),
    Condition: (id: string) => ({
      name: catalog.conditions.find((other) => other.id === id)?.title[locale] ?? id,
      path: routes.condition(locale, id),
    }),
  };
  return body.replace(
    /<(Code|Condition)\s+id="([^"]+)"\s*(?:\/>|>([^]*?)<\/\1>)/g,
    (_, component: keyof typeof targets, id: string, text: string | undefined) => {
      const { name, path } = targets[component](id);
      return `[${text?.trim() ?? prose(name)}](${absolute(routes.markdown(path))})`;
    },
  );
}

/** @param introduction its body, with the components already links */
export function productMarkdown(product: Product, introduction: string, page: Page): string {
  const { locale } = page;
  const word = messages(locale);
  const { lifecycle, lifecycleNote, ranges, logs } = product;
  return file([
    `# ${prose(product.vendor.name[locale])} · ${prose(product.name[locale])}`,
    "",
    prose(product.summary[locale]),
    "",
    ...(lifecycle === "current" ? [] : [`**${word.product.lifecycle[lifecycle]}** ${lifecycleNote?.[locale] ?? ""}`]),
    ...groupByRange(product).flatMap(({ range, codes }) =>
      section(
        `${range?.name[locale] ?? word.product.otherRange}${range ? ` (${range.from}–${range.to})` : ""}`,
        codes.map((code) => codeLine(page, code)),
      ),
    ),
    ...section(word.product.introduction, introduction === "" ? [] : [introduction.replace(/^## /gm, "### ")]),
    ...section(
      word.product.logs,
      logs.samples.flatMap(({ text }) => [...block(text), ""]),
    ),
    ...section(
      word.product.ranges,
      ranges.map(({ from, to, name, meaning }) => `- ${from}–${to} ${prose(name[locale])}: ${said(page, meaning)}`),
    ),
    ...section(
      word.product.editions,
      product.editions.map(({ name, tell }) => `- ${word.ticket.line(prose(name[locale]), said(page, tell))}`),
    ),
    ...section(
      word.code.evidence,
      product.evidence.map(({ name, where }) => `- ${word.ticket.line(prose(name[locale]), prose(where[locale]))}`),
    ),
    ...section(word.code.sources, sourceLines(page, product.sources)),
  ]);
}

export function conditionMarkdown(condition: Condition, conditions: readonly Condition[], page: Page): string {
  const { locale, absolute } = page;
  const { category, retry, owner } = condition;
  const word = messages(locale);
  const line = (name: string, value: { label: string; explained: string }) =>
    `- ${word.ticket.line(name, word.verdict.answer(value.label, value.explained))}`;
  return file([
    `# ${prose(condition.title[locale])}`,
    "",
    line(word.verdict.category, word.categories[category]),
    line(word.verdict.retry, word.retries[retry]),
    line(word.verdict.owner, word.owners[owner]),
    "",
    prose(condition.meaning[locale]),
    ...section(word.condition.fixes, steps(page, condition.fixes)),
    ...section(word.condition.causes, steps(page, condition.causes)),
    ...section(word.condition.verify, steps(page, condition.verify)),
    ...section(word.condition.prevention, steps(page, condition.prevention)),
    ...section(
      word.condition.evidence,
      condition.evidence.map((item) => `- ${prose(item[locale])}`),
    ),
    ...section(
      word.condition.neighbours,
      condition.neighbours.flatMap(({ condition: id, difference }) => {
        const other = conditions.find((neighbour) => neighbour.id === id);
        return other
          ? [
              `- ${link(other.title[locale], absolute(routes.markdown(routes.condition(locale, id))))} ${prose(difference[locale])}`,
            ]
          : [];
      }),
    ),
    ...[...Map.groupBy(condition.codes, ({ product }) => product)].flatMap(([product, codes]) =>
      section(
        `${product.vendor.name[locale]} · ${product.name[locale]}`,
        codes.map((code) => codeLine(page, code)),
      ),
    ),
    "",
    prose(word.condition.basisNote),
  ]);
}

/** @param body its body, with the components already links */
export const guideMarkdown = (title: string, summary: string, body: string): string =>
  file([`# ${prose(title)}`, "", prose(summary), "", body]);

/** A list of everything that can be read as text, as https://llmstxt.org proposes it. */
export function llmsText(
  { products, conditions }: Pick<Catalog, "products" | "conditions">,
  guides: readonly { slug: string; title: Record<(typeof LOCALES)[number], string> }[],
  absolute: Page["absolute"],
): string {
  const en = messages("en");
  const at = (path: string) => absolute(routes.markdown(path));
  const entries = (
    name: (locale: (typeof LOCALES)[number]) => string,
    path: (locale: (typeof LOCALES)[number]) => string,
  ) => LOCALES.map((locale) => `- ${link(name(locale), at(path(locale)))} (${LANGUAGE_TAG[locale]})`);
  return file([
    "# VoxErr",
    "",
    `> ${en.site.description}`,
    "",
    en.api.forModels,
    ...section(
      en.api.title,
      (["index", "conditions", "schema"] as const).map((name) => `- ${link(name, absolute(routes.data(name)))}`),
    ),
    ...section(
      en.vendor.products,
      products.flatMap(({ id, name, vendor }) =>
        entries(
          (locale) => `${vendor.name[locale]} · ${name[locale]}`,
          (locale) => routes.product(locale, id),
        ),
      ),
    ),
    ...section(
      en.guide.index,
      guides.flatMap(({ slug, title }) =>
        entries(
          (locale) => title[locale],
          (locale) => routes.guide(locale, slug),
        ),
      ),
    ),
    ...section(
      en.condition.index,
      conditions.flatMap(({ id, title }) =>
        entries(
          (locale) => title[locale],
          (locale) => routes.condition(locale, id),
        ),
      ),
    ),
  ]);
}
