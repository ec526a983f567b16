/** The log of changes → an Atom feed (RFC 4287) in one language. */
import type { Catalog, Code } from "../catalog/build.ts";
import { LANGUAGE_TAG, messages } from "../i18n/messages.ts";
import { routes, type Absolute } from "../routes.ts";
import type { Release } from "../schema/changelog.ts";
import type { Locale } from "../schema/taxonomy.ts";
import { escaped } from "./xml.ts";

/** More new codes of one product than this are one entry: nobody reads four hundred. */
const EACH_MAX = 20;
/** Entries that the feed keeps. */
const ENTRIES_MAX = 200;

interface Entry {
  title: string;
  /** Address that the entry leads to. */
  href: string;
  summary: string;
  /** What sets the entry apart from others about the same page. */
  what: string;
}

/** What a release says, code by code. */
function entriesOf(release: Release, catalog: Catalog, locale: Locale, absolute: Absolute): Entry[] {
  const t = messages(locale).changes;
  const named = ({ code, title, vendor }: Code) => `${vendor.name[locale]} ${code} ${title[locale]}`;
  const codes = new Map(catalog.codes.map((code) => [code.id, code]));
  const about = (id: string, kind: "added" | "changed" | "removed", summary: string): Entry[] => {
    const code = codes.get(id);
    if (!code) return [];
    const title = `${t[kind]}: ${named(code)}`;
    return [{ title, href: absolute(routes.code(locale, id)), summary, what: kind }];
  };
  return [
    ...Object.entries(release.added).flatMap(([productId, slugs]) => {
      const product = catalog.products.find(({ id }) => id === productId);
      if (product && slugs.length > EACH_MAX) {
        const name = `${product.vendor.name[locale]} ${product.name[locale]}`;
        const href = absolute(routes.product(locale, productId));
        return [{ title: t.addedMany(slugs.length, name), href, summary: release.summary[locale], what: "added" }];
      }
      return slugs.flatMap((slug) => about(`${productId}/${slug}`, "added", release.summary[locale]));
    }),
    ...release.changed.flatMap((change) => about(change.id, "changed", change[locale])),
    ...release.removed.flatMap((change) => about(change.id, "removed", change[locale])),
  ];
}

/** Newest first; ids are addresses with the release, so that a reader sees each change once. */
export function atomFeed(catalog: Catalog, locale: Locale, absolute: Absolute): string {
  const t = messages(locale);
  const entries = catalog.releases
    .flatMap((release) => entriesOf(release, catalog, locale, absolute).map((entry) => ({ ...entry, release })))
    .slice(0, ENTRIES_MAX);
  const at = (date: string | undefined) => `${date ?? "1970-01-01"}T00:00:00Z`;
  const home = absolute(routes.changes(locale));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${LANGUAGE_TAG[locale]}">
  <title>${escaped(`VoxErr · ${t.changes.title}`)}</title>
  <subtitle>${escaped(t.changes.intro)}</subtitle>
  <id>${escaped(home)}</id>
  <link href="${escaped(home)}"/>
  <link rel="self" type="application/atom+xml" href="${escaped(absolute(routes.feed(locale)))}"/>
  <updated>${at(catalog.releases[0]?.date)}</updated>
  <author><name>VoxErr</name></author>
${entries
  .map(
    ({ title, href, summary, what, release }) => `  <entry>
    <title>${escaped(title)}</title>
    <id>${escaped(`${href}#${what}-${release.version}`)}</id>
    <link href="${escaped(href)}"/>
    <updated>${at(release.date)}</updated>
    <summary>${escaped(summary)}</summary>
  </entry>
`,
  )
  .join("")}</feed>
`;
}
