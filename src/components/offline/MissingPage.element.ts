/** Shown for a page that is not stored: the code in its path, as far as the search data knows it, and the stored pages. */
import "../elements.ts";
import { cloneTemplate, getRequired, isWordTables, localeOf, readData } from "../../browser/dom.ts";
import { fillIn } from "../../i18n/sentence.ts";
import { cacheNames } from "../../offline/files.ts";
import { routes } from "../../routes.ts";
import { isManifest, type SearchEntry } from "../../search/shared/shape.ts";

/** Stored pages to list at most, newest first. */
const LISTED_MAX = 50;

class MissingPage extends HTMLElement {
  private readonly locale = localeOf(this);

  connectedCallback() {
    if (location.pathname === routes.offline(this.locale)) return;
    const { title = "", intro = "" } = this.dataset;
    document.title = title;
    const heading = getRequired(document, "h1");
    heading.textContent = title;
    const paragraph = heading.nextElementSibling;
    if (paragraph) paragraph.textContent = intro;
    getRequired(this, "[data-content]").hidden = true;
    getRequired(this, "[data-missing]").hidden = false;
    getRequired(this, "[data-reload]").addEventListener("click", () => location.reload());
    // If the caches cannot be read, the explanation and the search box remain.
    void this.showCodes().catch(() => undefined);
    void this.listPages().catch(() => undefined);
  }

  /** Shows the code in the path. Search is imported only when needed; it is stored if the reader has used it before. */
  private async showCodes() {
    const [{ codesNamedBy }, { createSource }] = await Promise.all([
      import("../../search/query/ask.ts"),
      import("../../browser/search-files.ts"),
    ]);
    const { matches } = await codesNamedBy(location.pathname, createSource(readData(this, "manifest", isManifest)));
    const exact = matches.filter(({ id }) => location.pathname.endsWith(`/${id}/`));
    const shown = exact.length > 0 ? exact : matches;
    getRequired(this, "[data-known]").hidden = shown.length === 0;
    getRequired(this, "[data-known] ul").append(...shown.map((entry) => this.itemOf(entry)));
  }

  private itemOf(entry: SearchEntry): HTMLElement {
    const words = readData(this, "words", isWordTables);
    const item = cloneTemplate(this, "code");
    item.dataset["id"] = entry.id;
    getRequired(item, "[data-fill=code]").textContent = entry.code;
    getRequired(item, "[data-fill=title]").textContent = entry.title[this.locale];
    const answers = getRequired(item, "[data-answers]");
    const labels = [words["retries"]?.[entry.retry] ?? "", words["owners"]?.[entry.owner] ?? ""];
    answers.textContent = labels.reduce(fillIn, answers.dataset["sentence"] ?? "");
    return item;
  }

  private async listPages() {
    const cache = await caches.open(cacheNames(routes.root()).pages);
    const requests = [...(await cache.keys())].reverse().slice(0, LISTED_MAX);
    const items = await Promise.all(
      requests.map(async ({ url }) => {
        const response = await cache.match(url);
        const title = titleOf((await response?.text()) ?? "", this.dataset["titleEnd"] ?? "");
        const item = cloneTemplate(this, "page");
        const link = getRequired<HTMLAnchorElement>(item, "a");
        link.href = url;
        link.textContent = title || new URL(url).pathname;
        return item;
      }),
    );
    getRequired(this, "[data-pages]").hidden = items.length === 0;
    getRequired(this, "[data-pages] ul").append(...items);
  }
}

/** Entities that the pages of the site use. Trusted Types do not allow `DOMParser`, which could decode them too. */
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
]);

/**
 * The title of a page.
 * @param end the name of the site, which is left out
 */
function titleOf(html: string, end: string): string {
  const [, text = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const title = text.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES.get(name) ?? entity);
  return title.endsWith(end) ? title.slice(0, -end.length || undefined) : title;
}
customElements.define("missing-page", MissingPage);
