/** What had to move → pages and copies at the old addresses, for hosts of every kind, and a list for those that redirect themselves. */
import { escaped } from "../api/xml.ts";
import { LANGUAGE_TAG, messages } from "../i18n/messages.ts";
import { LOCALES } from "../schema/taxonomy.ts";
import type { Redirect } from "../schema/redirects.ts";

/** A file of the site that has to be found at another path too. Paths are below the site's root, without a slash in front. */
export interface Move {
  from: string;
  to: string;
}

/** The part of a path that stands before an id: a language, or the API. */
const FRONT = /^(?:(?:zh|en)\/|api\/v1\/)?/;

/**
 * The old path of every file that belongs to something that moved: in each language, as Markdown, in the API, as a ticket link.
 * @param paths files of the built site
 * @example movesOf([{ from: "a/b/1", to: "a/b/2" }], ["zh/a/b/2/index.html"]) // => [{ from: "zh/a/b/1/index.html", to: "zh/a/b/2/index.html" }]
 */
export function movesOf(redirects: readonly Redirect[], paths: readonly string[]): Move[] {
  return paths.flatMap((to) => {
    const front = FRONT.exec(to)?.[0] ?? "";
    const rest = to.slice(front.length);
    return redirects
      .filter((redirect) => rest.startsWith(`${redirect.to}/`) || rest.startsWith(`${redirect.to}.`))
      .map((redirect) => ({ from: front + redirect.from + rest.slice(redirect.to.length), to }));
  });
}

/**
 * A page that leads on at once, also without scripts, and says so where a browser does not.
 * @param path where it leads, absolute on the host
 * @param address the same with the host, for search engines
 */
export function movedPage(path: string, address: string): string {
  const lines = LOCALES.map(
    (locale) =>
      `<p lang="${LANGUAGE_TAG[locale]}">${escaped(messages(locale).moved)} <a href="${escaped(path)}">${escaped(address)}</a></p>`,
  );
  return `<!DOCTYPE html><html lang="${LANGUAGE_TAG.zh}"><head><meta charset="utf-8"><title>VoxErr</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${escaped(path)}"><link rel="canonical" href="${escaped(address)}"><meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${lines.join("")}</body></html>
`;
}
