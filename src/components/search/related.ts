/** Hits of the full-text index that are conditions or guides → links in the reader's language, each page once. */
import { routes } from "../../routes.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import type { TextHit } from "../../search/query/ask.ts";

/** Most pages that are named. */
const PAGES_MAX = 5;

export interface RelatedPage {
  href: string;
  title: string;
}

/** The conditions and guides among the hits, best first. */
export function relatedPages(hits: readonly TextHit[], locale: Locale): RelatedPage[] {
  const pages = new Map<string, RelatedPage>();
  for (const { meta } of hits) {
    const { condition, guide } = meta;
    const title = meta[`title_${locale}`];
    if (title === undefined) continue;
    const href = condition ? routes.condition(locale, condition) : guide ? routes.guide(locale, guide) : undefined;
    if (href !== undefined && !pages.has(href)) pages.set(href, { href, title });
  }
  return [...pages.values()].slice(0, PAGES_MAX);
}

/** One page as an item of a list. */
export function relatedItem({ href, title }: RelatedPage): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  item.append(link);
  return item;
}
