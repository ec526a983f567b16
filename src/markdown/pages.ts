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
  const t = messages(locale);
  const { lifecycle, lifecycleNote, ranges, logs } = product;
  return file([
    `# ${prose(product.vendor.name[locale])} · ${prose(product.name[locale])}`,
    "",
    prose(product.summary[locale]),
    "",
    ...(lifecycle === "current" ? [] : [`**${t.product.lifecycle[lifecycle]}** ${lifecycleNote?.[locale] ?? ""}`]),
    ...groupByRange(product).flatMap(({ range, codes }) =>
      section(
        `${range?.name[locale] ?? t.product.otherRange}${range ? ` (${range.from}–${range.to})` : ""}`,
        codes.map((code) => codeLine(page, code)),
      ),
    ),
    ...section(t.product.introduction, introduction === "" ? [] : [introduction.replace(/^## /gm, "### ")]),
    ...section(
      t.product.logs,
      logs.samples.flatMap(({ text }) => [...block(text), ""]),
    ),
    ...section(
      t.product.ranges,
      ranges.map(({ from, to, name, meaning }) => `- ${from}–${to} ${prose(name[locale])}: ${said(page, meaning)}`),
    ),
    ...section(
      t.product.editions,
      product.editions.map(({ name, tell }) => `- ${t.ticket.line(prose(name[locale]), said(page, tell))}`),
    ),
    ...section(
      t.code.evidence,
      product.evidence.map(({ name, where }) => `- ${t.ticket.line(prose(name[locale]), prose(where[locale]))}`),
    ),
    ...section(t.code.sources, sourceLines(page, product.sources)),
  ]);
}

export function conditionMarkdown(condition: Condition, conditions: readonly Condition[], page: Page): string {
  const { locale, absolute } = page;
  const { category, retry, owner } = condition;
  const t = messages(locale);
  const line = (name: string, value: { label: string; explained: string }) =>
    `- ${t.ticket.line(name, t.verdict.answer(value.label, value.explained))}`;
  return file([
    `# ${prose(condition.title[locale])}`,
    "",
    line(t.verdict.category, t.categories[category]),
    line(t.verdict.retry, t.retries[retry]),
    line(t.verdict.owner, t.owners[owner]),
    "",
    prose(condition.meaning[locale]),
    ...section(t.condition.fixes, steps(page, condition.fixes)),
    ...section(t.condition.causes, steps(page, condition.causes)),
    ...section(t.condition.verify, steps(page, condition.verify)),
    ...section(t.condition.prevention, steps(page, condition.prevention)),
    ...section(
      t.condition.evidence,
      condition.evidence.map((item) => `- ${prose(item[locale])}`),
    ),
    ...section(
      t.condition.neighbours,
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
    prose(t.condition.basisNote),
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
