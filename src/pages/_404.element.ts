/** The 404 page: lists the codes that the path may mean, and puts its last segment into the search boxes. */
import "../components/elements.ts";
import { cloneTemplate, getRequired, localeOf, readData } from "../browser/dom.ts";
import { createSource } from "../browser/search-files.ts";
import { routes } from "../routes.ts";
import type { Locale } from "../schema/taxonomy.ts";
import { codesNamedBy } from "../search/query/ask.ts";
import { lastSegmentOf } from "../search/query/path.ts";
import { isManifest, type SearchEntry } from "../search/shared/shape.ts";

class FailedPath extends HTMLElement {
  async connectedCallback() {
    for (const box of this.querySelectorAll<HTMLInputElement>("input[name=q]"))
      box.value = lastSegmentOf(location.pathname);
    const source = createSource(readData(this, "manifest", isManifest));
    // If the search data cannot be loaded, the search boxes remain.
    const { matches, near } = await codesNamedBy(location.pathname, source).catch(() => ({ matches: [], near: [] }));
    for (const section of this.querySelectorAll("section")) {
      const locale = localeOf(section);
      this.list(section, "data-result", matches, locale);
      this.list(section, "data-suggestion", matches.length > 0 ? [] : near, locale);
    }
    this.removeAttribute("data-fresh");
  }

  /** Lists codes under their heading, which stays hidden if there are none. */
  private list(section: HTMLElement, kind: string, entries: readonly SearchEntry[], locale: Locale) {
    const container = getRequired(section, `[data-list=${kind}]`);
    container.hidden = entries.length === 0;
    getRequired(container, "ul").append(
      ...entries.map((entry) => {
        const item = cloneTemplate(this, "code");
        const link = getRequired<HTMLAnchorElement>(item, "a");
        link.href = routes.code(locale, entry.id);
        link.toggleAttribute(kind, true);
        getRequired(item, "[data-fill=code]").textContent = entry.code;
        getRequired(item, "[data-fill=title]").textContent = entry.title[locale];
        return item;
      }),
    );
  }
}
customElements.define("failed-path", FailedPath);
