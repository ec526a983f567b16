/** The changelog → an Atom feed (RFC 4287) in one language. */
import type { Catalog, Code } from "../catalog/build.ts";
import { messages } from "../i18n/messages.ts";
import { routes, type Absolute } from "../routes.ts";
import type { Release } from "../schema/changelog.ts";
import { LANGUAGE_TAG, type Locale } from "../schema/taxonomy.ts";
import { NAME } from "../site.ts";
import { escapeXml } from "../xml.ts";

/** If a release adds more codes than this to a product, they share one entry: nobody reads four hundred. */
const SEPARATE_ENTRIES_MAX = 20;
/** Older entries drop out of the feed. */
const ENTRIES_MAX = 200;

type Change = "added" | "changed" | "removed";

interface FeedEntry {
  title: string;
  /** Address of the page that changed. */
  href: string;
  summary: string;
  /** Part of the id: one page can have several entries. */
  change: Change;
}

/** The entries of one release. */
function entriesOf(release: Release, catalog: Catalog, locale: Locale, absolute: Absolute): FeedEntry[] {
  const t = messages(locale).changes;
  const nameOf = ({ code, title, vendor }: Code) => `${vendor.name[locale]} ${code} ${title[locale]}`;
  const codes = new Map(catalog.codes.map((code) => [code.id, code]));
  const entryOf = (id: string, change: Change, summary: string): FeedEntry[] => {
    const code = codes.get(id);
    if (!code) return [];
    const title = `${t[change]}: ${nameOf(code)}`;
    return [{ title, href: absolute(routes.code(locale, id)), summary, change }];
  };
  return [
    ...Object.entries(release.added).flatMap(([productId, slugs]): FeedEntry[] => {
      const product = catalog.products.find(({ id }) => id === productId);
      if (product && slugs.length > SEPARATE_ENTRIES_MAX) {
        const name = `${product.vendor.name[locale]} ${product.name[locale]}`;
        const href = absolute(routes.product(locale, productId));
        return [{ title: t.addedMany(slugs.length, name), href, summary: release.summary[locale], change: "added" }];
      }
      return slugs.flatMap((slug) => entryOf(`${productId}/${slug}`, "added", release.summary[locale]));
    }),
    ...release.changed.flatMap((change) => entryOf(change.id, "changed", change[locale])),
    ...release.removed.flatMap((change) => entryOf(change.id, "removed", change[locale])),
  ];
}

/** The feed, newest entries first. An id is the page, the change and the release, so feed readers show each change once. */
export function atomFeed(catalog: Catalog, locale: Locale, absolute: Absolute): string {
  const t = messages(locale);
  const entries = catalog.releases
    .flatMap((release) => entriesOf(release, catalog, locale, absolute).map((entry) => ({ ...entry, release })))
    .slice(0, ENTRIES_MAX);
  const timestamp = (date: string | undefined) => `${date ?? "1970-01-01"}T00:00:00Z`;
  const home = absolute(routes.changes(locale));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${LANGUAGE_TAG[locale]}">
  <title>${escapeXml(`${NAME} · ${t.changes.title}`)}</title>
  <subtitle>${escapeXml(t.changes.intro)}</subtitle>
  <id>${escapeXml(home)}</id>
  <link href="${escapeXml(home)}"/>
  <link rel="self" type="application/atom+xml" href="${escapeXml(absolute(routes.feed(locale)))}"/>
  <updated>${timestamp(catalog.releases[0]?.date)}</updated>
  <author><name>${escapeXml(NAME)}</name></author>
${entries
  .map(
    ({ title, href, summary, change, release }) => `  <entry>
    <title>${escapeXml(title)}</title>
    <id>${escapeXml(`${href}#${change}-${release.version}`)}</id>
    <link href="${escapeXml(href)}"/>
    <updated>${timestamp(release.date)}</updated>
    <summary>${escapeXml(summary)}</summary>
  </entry>
`,
  )
  .join("")}</feed>
`;
}
