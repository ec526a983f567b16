/** The path that failed → the code that it may have meant, and the words it ends in as a search. */
import type { Locale } from "../schema/taxonomy.ts";
import type { Edition } from "../search/data.ts";
import type { Entry } from "../search/entry.ts";
import { find } from "../search/find.ts";
import { codeInPath } from "../search/path.ts";
import { routes } from "../routes.ts";
import { fetchedSource } from "../components/search/source.ts";
import { clone, part } from "../components/search/part.ts";

class FailedPath extends HTMLElement {
  async connectedCallback() {
    const query = codeInPath(location.pathname);
    for (const box of this.querySelectorAll<HTMLInputElement>("input[name=q]")) box.value = query;
    if (/\d/.test(query) || /[A-Z_]{4}/.test(query)) await this.offer(query);
    this.removeAttribute("data-fresh");
  }

  private async offer(query: string) {
    // Whatever cannot be loaded: the search boxes stand.
    const answer = await find(query, fetchedSource(JSON.parse(this.dataset["edition"] ?? "{}") as Edition)).catch(
      () => undefined,
    );
    const found = answer?.results.filter(({ match }) => match !== "text").map(({ entry }) => entry) ?? [];
    const near = answer?.suggestions.map(({ entry }) => entry) ?? [];
    for (const section of this.querySelectorAll("section")) {
      const locale = section.dataset["locale"] as Locale;
      this.fill(section, "data-result", found, locale);
      this.fill(section, "data-suggestion", found.length > 0 ? [] : near, locale);
    }
  }

  /** Lists codes under their heading; without any the heading stays hidden. */
  private fill(section: HTMLElement, kind: string, entries: readonly Entry[], locale: Locale) {
    const list = part(section, `[data-list=${kind}]`);
    list.hidden = entries.length === 0;
    part(list, "ul").append(
      ...entries.map((entry) => {
        const item = clone(this, "code");
        const link = part<HTMLAnchorElement>(item, "a");
        link.href = routes.code(locale, entry.id);
        link.toggleAttribute(kind, true);
        part(item, "[data-fill=code]").textContent = entry.code;
        part(item, "[data-fill=title]").textContent = entry.title[locale];
        return item;
      }),
    );
  }
}
customElements.define("failed-path", FailedPath);
