/** Every URL of the site, as the public contract promises them. Paths are absolute and below the base path. */
import type { Locale } from "./schema/taxonomy.ts";

/** Top-level names that no vendor may take: they are, or may become, parts of the site. */
export const RESERVED_NAMES = [
  "zh",
  "en",
  "c",
  "api",
  "pagefind",
  "search",
  "conditions",
  "guides",
  "coverage",
  "about",
  "offline",
  "assets",
  "_astro",
  "404",
  "index",
  "feed",
  "docs",
  "www",
  "static",
  "public",
  "og",
  "downloads",
  "changes",
] as const;

/** Pages below the conditions that no condition may take the name of. */
export const RESERVED_CONDITIONS: readonly string[] = ["by-vendor"];

/** A path of the site → its address on the host. */
export type Absolute = (path: string) => string;

/**
 * A base path with a slash at both ends.
 * @example slashed("docs") // => "/docs/"
 */
export const slashed = (base: string): string => base.replace(/^\/?/, "/").replace(/\/?$/, "/");

/** Base path of the site, with a slash at both ends. */
const base = slashed(import.meta.env?.BASE_URL ?? "/");
const at = (path: string) => base + path;

/**
 * A code as it stands in URLs and file names.
 * @example slugOf("FailedOperation.ErrorDownFile") // => "failedoperation-errordownfile"
 * @example slugOf("-3301") // => "minus-3301"
 */
export function slugOf(code: string): string {
  return code
    .toLowerCase()
    .replace(/^-/, "minus-")
    .replace(/[^a-z0-9]+/g, "-");
}

/** Size of a picture for link previews, in pixels: what chats and search engines ask for. */
export const PREVIEW = { width: 1200, height: 630 };

/** Sizes of the icon for home screens, in pixels. */
export const ICON_SIZES = [192, 512] as const;

/** Ids are those of the catalogue: `aliyun`, `aliyun/nls`, `aliyun/nls/41050008`. */
export const routes = {
  root: () => at(""),
  home: (locale: Locale) => at(`${locale}/`),
  search: (locale: Locale, query?: string) => at(`${locale}/search/${query ? `?q=${encodeURIComponent(query)}` : ""}`),
  vendor: (locale: Locale, id: string) => at(`${locale}/${id}/`),
  product: (locale: Locale, id: string) => at(`${locale}/${id}/`),
  /** The list of a product's codes, narrowed to a kind of problem. */
  productList: (locale: Locale, id: string, category: string) => at(`${locale}/${id}/?category=${category}#codes`),
  code: (locale: Locale, id: string) => at(`${locale}/${id}/`),
  conditions: (locale: Locale) => at(`${locale}/conditions/`),
  condition: (locale: Locale, id: string) => at(`${locale}/conditions/${id}/`),
  guides: (locale: Locale) => at(`${locale}/guides/`),
  guide: (locale: Locale, slug: string) => at(`${locale}/guides/${slug}/`),
  /** The ticket link: one code in both languages on one page. */
  ticket: (id: string) => at(`${id}/`),
  /** Every product that uses a bare code. */
  bareCode: (slug: string) => at(`c/${slug}/`),
  notFound: () => at("404.html"),
  /** A file of the search's data: `products`, `vocabulary`, `codes/3`, `words/7`. */
  searchData: (name: string, version?: string) => at(`search/${name}.json${version ? `?v=${version}` : ""}`),
  /** The picture that link previews show: a product's, or the site's. */
  preview: (productId = "site") => at(`og/${productId}.png`),
  /** The mark of the site as a square picture. */
  icon: (size: number) => at(`icon-${size}.png`),
  coverage: (locale: Locale) => at(`${locale}/coverage/`),
  /** Conditions × products. */
  matrix: (locale: Locale) => at(`${locale}/conditions/${RESERVED_CONDITIONS[0]}/`),
  /** The same page as Markdown. */
  markdown: (page: string) => `${page}index.md`,
  /** A document of the API: `index`, `schema`, `conditions`, a product or a code by its id. */
  data: (name: string) => at(`api/v1/${name}.json`),
  /** All codes as a table. */
  csv: () => at("api/v1/codes.csv"),
  /** What changed, for feed readers. */
  feed: (locale: Locale) => at(`feed/${locale}.xml`),
  /** What a program can read, and how. */
  api: (locale: Locale) => at(`${locale}/api/`),
  /** What works without a network, and the whole site to take along. */
  offline: (locale: Locale) => at(`${locale}/offline/`),
  /** What this is, its licences, and how to report a fault. */
  about: (locale: Locale) => at(`${locale}/about/`),
  /** Codes that were added, changed or withdrawn. */
  changes: (locale: Locale) => at(`${locale}/changes/`),
  /** A file of `public/`, or one that the build adds. */
  file: (name: string) => at(name),
};

/** Issue forms of the repository, in `.github/ISSUE_TEMPLATE/`. A host that knows no forms ignores what is filled in. */
const FORMS = { wrong: "page-wrong.yml", missing: "code-missing.yml" };

/** The empty report with some fields filled in; nothing where no repository is known. */
function newIssue(repository: string | undefined, fields: Record<string, string>) {
  if (!repository) return undefined;
  const filled = Object.entries(fields).map(([id, value]) => `${id}=${encodeURIComponent(value)}`);
  return `${repository}/issues/new?${filled.join("&")}`;
}

/**
 * Where a page can be edited and reported in the repository; nothing where none is known.
 * @param repository address of the repository, such as `https://github.com/owner/name`, without a slash at its end
 * @param file path of the page's file below `content/`
 * @param subject what a report is about
 * @param page address of the page, with the host
 */
export function repositoryLinks(repository: string | undefined, file: string, subject: string, page: string) {
  const report = newIssue(repository, { template: FORMS.wrong, title: subject, page });
  return repository && report ? { edit: `${repository}/edit/main/content/${file}`, report } : undefined;
}

/** Where a code that is not here can be asked for; nothing where no repository is known. */
export const missingCodeLink = (repository: string | undefined) => newIssue(repository, { template: FORMS.missing });
