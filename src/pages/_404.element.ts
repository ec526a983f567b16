/** The path that failed → the code that it may have meant, and a search for the words it ends in. */
import "../components/elements.ts";
import { cloneTemplate, getRequired, readData } from "../browser/dom.ts";
import { fetchedSource } from "../browser/search-files.ts";
import { routes } from "../routes.ts";
import type { Locale } from "../schema/taxonomy.ts";
import { codesNamedBy } from "../search/query/ask.ts";
import { codeInPath } from "../search/query/path.ts";
import { isManifest, type SearchEntry } from "../search/shared/shape.ts";

class FailedPath extends HTMLElement {
  async connectedCallback() {
    for (const box of this.querySelectorAll<HTMLInputElement>("input[name=q]"))
      box.value = codeInPath(location.pathname);
    const source = fetchedSource(readData(this, "manifest", isManifest));
    // Whatever cannot be loaded: the search boxes are there.
    const { found, near } = await codesNamedBy(location.pathname, source).catch(() => ({ found: [], near: [] }));
    for (const section of this.querySelectorAll("section")) {
      const locale = section.dataset["locale"] as Locale;
      this.list(section, "data-result", found, locale);
      this.list(section, "data-suggestion", found.length > 0 ? [] : near, locale);
    }
    this.removeAttribute("data-fresh");
  }

  /** Lists codes under their heading; without any the heading stays hidden. */
  private list(section: HTMLElement, kind: string, entries: readonly SearchEntry[], locale: Locale) {
    const box = getRequired(section, `[data-list=${kind}]`);
    box.hidden = entries.length === 0;
    getRequired(box, "ul").append(
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
