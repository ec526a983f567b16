/** Moved pages: which files need a copy at an old path, and the page that forwards readers. This works on every host. */
import { escapeXml } from "../xml.ts";
import { messages } from "../i18n/messages.ts";
import { LANGUAGE_TAG, LOCALES } from "../schema/taxonomy.ts";
import type { Redirect } from "../schema/redirects.ts";
import { NAME } from "../site.ts";

/** A file of the built site and the old path that it had. Paths are below the base path, without a leading slash. */
export interface Move {
  from: string;
  to: string;
}

/** What comes before an id in a path: a language folder, the API, or nothing. */
const PREFIX = new RegExp(`^(?:(?:${LOCALES.join("|")})/|api/v1/)?`);

/**
 * Finds every file of what has moved: pages in each language, Markdown, API documents and ticket pages.
 * @param paths paths of all files of the built site
 * @example movesOf([{ from: "a/b/1", to: "a/b/2" }], ["zh/a/b/2/index.html"]) // => [{ from: "zh/a/b/1/index.html", to: "zh/a/b/2/index.html" }]
 */
export function movesOf(redirects: readonly Redirect[], paths: readonly string[]): Move[] {
  return paths.flatMap((to) => {
    const prefix = PREFIX.exec(to)?.[0] ?? "";
    const rest = to.slice(prefix.length);
    return redirects
      .filter((redirect) => rest.startsWith(`${redirect.to}/`) || rest.startsWith(`${redirect.to}.`))
      .map((redirect) => ({ from: prefix + redirect.from + rest.slice(redirect.to.length), to }));
  });
}

/**
 * A page that forwards readers at once, without scripts, and has a link in case a browser does not.
 * @param path the new path, including the base path
 * @param address its absolute URL, for search engines
 */
export function movedPage(path: string, address: string): string {
  const lines = LOCALES.map(
    (locale) =>
      `<p lang="${LANGUAGE_TAG[locale]}">${escapeXml(messages(locale).moved)} <a href="${escapeXml(path)}">${escapeXml(address)}</a></p>`,
  );
  return `<!DOCTYPE html><html lang="${LANGUAGE_TAG.zh}"><head><meta charset="utf-8"><title>${escapeXml(NAME)}</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${escapeXml(path)}"><link rel="canonical" href="${escapeXml(address)}"><meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${lines.join("")}</body></html>
`;
}
