/** A page that is not kept: what the search's data tells of the code in its path, and the pages that are kept. */
import { cacheNames } from "../../offline/files.ts";
import { routes } from "../../routes.ts";
import type { Locale } from "../../schema/taxonomy.ts";
import type { Edition } from "../../search/data.ts";
import type { Entry } from "../../search/entry.ts";
import { find } from "../../search/find.ts";
import { codeInPath } from "../../search/path.ts";
import { complete } from "../../search/sentence.ts";
import { clone, part } from "../search/part.ts";
import { fetchedSource } from "../search/source.ts";

/** Kept pages that are listed at most, the last ones first. */
const LISTED_MAX = 50;

class MissingPage extends HTMLElement {
  private readonly locale = this.dataset["locale"] as Locale;

  connectedCallback() {
    if (location.pathname === routes.offline(this.locale)) return;
    const { title = "", intro = "" } = this.dataset;
    document.title = title;
    const heading = part(document, "h1");
    heading.textContent = title;
    const lead = heading.nextElementSibling;
    if (lead) lead.textContent = intro;
    part(this, "[data-content]").hidden = true;
    part(this, "[data-missing]").hidden = false;
    part(this, "[data-reload]").addEventListener("click", () => location.reload());
    // Whatever cannot be read: the sentence and the search box stand.
    void this.tell(codeInPath(location.pathname)).catch(() => undefined);
    void this.listPages().catch(() => undefined);
  }

  private async tell(query: string) {
    if (!/\d/.test(query) && !/[A-Z_]{4}/.test(query)) return;
    const source = fetchedSource(JSON.parse(this.dataset["edition"] ?? "{}") as Edition);
    const { results } = await find(query, source);
    const found = results.filter(({ match }) => match !== "text").map(({ entry }) => entry);
    const own = found.filter(({ id }) => location.pathname.endsWith(`/${id}/`));
    const shown = own.length > 0 ? own : found;
    part(this, "[data-known]").hidden = shown.length === 0;
    part(this, "[data-known] ul").append(...shown.map((entry) => this.item(entry)));
  }

  private item(entry: Entry): HTMLElement {
    const words = JSON.parse(this.dataset["words"] ?? "{}") as Record<string, Record<string, string>>;
    const item = clone(this, "code");
    item.dataset["id"] = entry.id;
    part(item, "[data-fill=code]").textContent = entry.code;
    part(item, "[data-fill=title]").textContent = entry.title[this.locale];
    const answers = part(item, "[data-answers]");
    const values = [words["retries"]?.[entry.retry] ?? "", words["owners"]?.[entry.owner] ?? ""];
    answers.textContent = values.reduce(complete, answers.dataset["sentence"] ?? "");
    return item;
  }

  private async listPages() {
    const name = (await caches.keys()).find(cacheNames(routes.root()).isVisited);
    if (!name) return;
    const cache = await caches.open(name);
    const addresses = [...(await cache.keys())].reverse().slice(0, LISTED_MAX);
    const items = await Promise.all(
      addresses.map(async ({ url }) => {
        const page = clone(this, "page");
        const link = part<HTMLAnchorElement>(page, "a");
        link.href = url;
        link.textContent = titleOf((await (await cache.match(url))?.text()) ?? "") || new URL(url).pathname;
        return page;
      }),
    );
    part(this, "[data-pages]").hidden = items.length === 0;
    part(this, "[data-pages] ul").append(...items);
  }
}

const CHARACTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'" };

/** The title of a page of this site, without the site's name. */
function titleOf(html: string): string {
  const [, title = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  return title.replace(/ · VoxErr$/, "").replace(/&(#?\w+);/g, (whole, name: string) => CHARACTERS[name] ?? whole);
}
customElements.define("missing-page", MissingPage);
