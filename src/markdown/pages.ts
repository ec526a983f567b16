/** The Markdown pages of products, conditions and guides, and the list of pages for language models. */
import type { Catalog, Condition, Product } from "../catalog/build.ts";
import { groupCodes } from "../catalog/group.ts";
import { messages } from "../i18n/messages.ts";
import { routes } from "../routes.ts";
import { LANGUAGE_TAG, LOCALES, type Locale } from "../schema/taxonomy.ts";
import type { Text } from "../schema/text.ts";
import { NAME } from "../site.ts";
import { codeLine, sourceLines } from "./code.ts";
import { codeBlock, link, numberedSteps, prose, section, statementLine, toFile, type PageContext } from "./write.ts";

/**
 * Replaces the components of an MDX text with Markdown links.
 * @param body MDX of the content, which uses no components except `<Code>` and `<Condition>`
 */
export function replaceComponents(
  body: string,
  page: PageContext,
  catalog: Pick<Catalog, "codes" | "conditions">,
): string {
  const { locale, absolute } = page;
  const targets = {
    Code: (id: string) => ({
      name: catalog.codes.find((code) => code.id === id)?.code ?? id,
      path: routes.code(locale, id),
    }),
    Condition: (id: string) => ({
      name: catalog.conditions.find((condition) => condition.id === id)?.title[locale] ?? id,
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

/**
 * The page of a product.
 * @param introduction Markdown without components; may be empty
 */
export function productMarkdown(product: Product, introduction: string, page: PageContext): string {
  const { locale } = page;
  const t = messages(locale);
  const { lifecycle, lifecycleNote, ranges, logs } = product;
  return toFile([
    `# ${prose(product.vendor.name[locale])} · ${prose(product.name[locale])}`,
    "",
    prose(product.summary[locale]),
    "",
    ...(lifecycle === "current"
      ? []
      : [`**${t.product.lifecycle[lifecycle]}** ${prose(lifecycleNote?.[locale] ?? "")}`]),
    ...groupCodes(product).flatMap(({ range, family, codes }) =>
      section(
        `${range?.name[locale] ?? (family ? `${family}.*` : t.product.otherRange)}${range ? ` (${range.from}–${range.to})` : ""}`,
        codes.map((code) => codeLine(page, code)),
      ),
    ),
    ...section(t.product.introduction, introduction === "" ? [] : [introduction.replace(/^## /gm, "### ")]),
    ...section(t.product.leftOut, product.leftOut ? [prose(product.leftOut[locale])] : []),
    ...section(
      t.product.logs,
      logs.samples.flatMap(({ text }) => [...codeBlock(text), ""]),
    ),
    ...section(
      t.product.ranges,
      ranges.map(
        ({ from, to, name, meaning }) => `- ${from}–${to} ${prose(name[locale])}: ${statementLine(page, meaning)}`,
      ),
    ),
    ...section(
      t.product.editions,
      product.editions.map(({ name, tell }) => `- ${t.ticket.line(prose(name[locale]), statementLine(page, tell))}`),
    ),
    ...section(
      t.code.evidence,
      product.evidence.map(({ name, where }) => `- ${t.ticket.line(prose(name[locale]), prose(where[locale]))}`),
    ),
    ...section(t.code.sources, sourceLines(page, product.sources)),
  ]);
}

/**
 * The page of a condition.
 * @param conditions all conditions, for links between them
 */
export function conditionMarkdown(condition: Condition, conditions: readonly Condition[], page: PageContext): string {
  const { locale, absolute } = page;
  const { category, retry, owner } = condition;
  const t = messages(locale);
  const answer = (name: string, value: { label: string; explained: string }) =>
    `- ${t.ticket.line(name, t.verdict.answer(value.label, value.explained))}`;
  return toFile([
    `# ${prose(condition.title[locale])}`,
    "",
    answer(t.verdict.category, t.categories[category]),
    answer(t.verdict.retry, t.retries[retry]),
    answer(t.verdict.owner, t.owners[owner]),
    "",
    prose(condition.meaning[locale]),
    ...section(t.condition.fixes, numberedSteps(page, condition.fixes)),
    ...section(t.condition.causes, numberedSteps(page, condition.causes)),
    ...section(t.condition.verify, numberedSteps(page, condition.verify)),
    ...section(t.condition.prevention, numberedSteps(page, condition.prevention)),
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

/**
 * The page of a guide.
 * @param body Markdown without components
 */
export const guideMarkdown = (title: string, summary: string, body: string): string =>
  toFile([`# ${prose(title)}`, "", prose(summary), "", body]);

/** The list of all Markdown pages and of the API, in the format of https://llmstxt.org. */
export function llmsText(
  { products, conditions }: Pick<Catalog, "products" | "conditions">,
  guides: readonly { slug: string; title: Text }[],
  absolute: PageContext["absolute"],
): string {
  const en = messages("en");
  const urlOf = (path: string) => absolute(routes.markdown(path));
  /** List items for a page, one in each language. */
  const itemsOf = (nameAndPath: (locale: Locale) => [name: string, path: string]) =>
    LOCALES.map((locale) => {
      const [name, path] = nameAndPath(locale);
      return `- ${link(name, urlOf(path))} (${LANGUAGE_TAG[locale]})`;
    });
  const data = (["index", "conditions", "schema"] as const).map(
    (name) => `- ${link(name, absolute(routes.data(name)))}`,
  );
  const productItems = products.flatMap(({ id, name, vendor }) =>
    itemsOf((locale) => [`${vendor.name[locale]} · ${name[locale]}`, routes.product(locale, id)]),
  );
  const guideItems = guides.flatMap(({ slug, title }) =>
    itemsOf((locale) => [title[locale], routes.guide(locale, slug)]),
  );
  const conditionItems = conditions.flatMap(({ id, title }) =>
    itemsOf((locale) => [title[locale], routes.condition(locale, id)]),
  );
  return toFile([
    `# ${NAME}`,
    "",
    `> ${en.site.description}`,
    "",
    en.api.forModels,
    ...section(en.api.title, data),
    ...section(en.vendor.products, productItems),
    ...section(en.guide.index, guideItems),
    ...section(en.condition.index, conditionItems),
  ]);
}
