/** A page that is not kept: what the search's data tells about the code in its path, and the pages that are kept. */
import "../elements.ts";
import { cloneTemplate, getRequired, isWordTables, readData } from "../../browser/dom.ts";
import { complete } from "../../i18n/sentence.ts";
import { cacheNames } from "../../offline/files.ts";
import { routes } from "../../routes.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import { isManifest, type SearchEntry } from "../../search/shared/shape.ts";

/** Most kept pages that are listed, the newest first. */
const LISTED_MAX = 50;

class MissingPage extends HTMLElement {
  private readonly locale = this.dataset["locale"] as Locale;

  connectedCallback() {
    if (location.pathname === routes.offline(this.locale)) return;
    const { title = "", intro = "" } = this.dataset;
    document.title = title;
    const heading = getRequired(document, "h1");
    heading.textContent = title;
    const lead = heading.nextElementSibling;
    if (lead) lead.textContent = intro;
    getRequired(this, "[data-content]").hidden = true;
    getRequired(this, "[data-missing]").hidden = false;
    getRequired(this, "[data-reload]").addEventListener("click", () => location.reload());
    // Whatever cannot be read: the sentence and the search box are there.
    void this.tell().catch(() => undefined);
    void this.listPages().catch(() => undefined);
  }

  /** Tells what is known of the code in the path. Search is loaded only here: it is kept if it was used before. */
  private async tell() {
    const [{ codesNamedBy }, { fetchedSource }] = await Promise.all([
      import("../../search/query/ask.ts"),
      import("../../browser/search-files.ts"),
    ]);
    const { found } = await codesNamedBy(location.pathname, fetchedSource(readData(this, "manifest", isManifest)));
    const exact = found.filter(({ id }) => location.pathname.endsWith(`/${id}/`));
    const shown = exact.length > 0 ? exact : found;
    getRequired(this, "[data-known]").hidden = shown.length === 0;
    getRequired(this, "[data-known] ul").append(...shown.map((entry) => this.item(entry)));
  }

  private item(entry: SearchEntry): HTMLElement {
    const words = readData(this, "words", isWordTables);
    const item = cloneTemplate(this, "code");
    item.dataset["id"] = entry.id;
    getRequired(item, "[data-fill=code]").textContent = entry.code;
    getRequired(item, "[data-fill=title]").textContent = entry.title[this.locale];
    const answers = getRequired(item, "[data-answers]");
    const labels = [words["retries"]?.[entry.retry] ?? "", words["owners"]?.[entry.owner] ?? ""];
    answers.textContent = labels.reduce(complete, answers.dataset["sentence"] ?? "");
    return item;
  }

  private async listPages() {
    const cache = await caches.open(cacheNames(routes.root()).pages);
    const addresses = [...(await cache.keys())].reverse().slice(0, LISTED_MAX);
    const items = await Promise.all(
      addresses.map(async ({ url }) => {
        const page = cloneTemplate(this, "page");
        const link = getRequired<HTMLAnchorElement>(page, "a");
        link.href = url;
        link.textContent = titleOf((await (await cache.match(url))?.text()) ?? "") || new URL(url).pathname;
        return page;
      }),
    );
    getRequired(this, "[data-pages]").hidden = items.length === 0;
    getRequired(this, "[data-pages] ul").append(...items);
  }
}

/** Characters that the site's pages escape. A parser of the browser would do this, but Trusted Types refuse it text. */
const ESCAPED = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
]);

/** The title of a page of this site, without the site's name. */
function titleOf(html: string): string {
  const [, title = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  return title.replace(/ · VoxErr$/, "").replace(/&(#?\w+);/g, (whole, name: string) => ESCAPED.get(name) ?? whole);
}
customElements.define("missing-page", MissingPage);
