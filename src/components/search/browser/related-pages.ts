/** Hits of the full-text index → links to the conditions and guides among them, in the reader's language. */
import { routes } from "../../../routes.ts";
import type { Locale } from "../../../schema/taxonomy.ts";
import type { TextHit } from "../../../search/query/full-text.ts";

/** Pages to list at most. */
const PAGES_MAX = 5;

export interface RelatedPage {
  href: string;
  title: string;
}

/** The conditions and guides among the hits, best first, each once. */
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

/** A list item that links to a page. */
export function relatedItem({ href, title }: RelatedPage): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = title;
  item.append(link);
  return item;
}
