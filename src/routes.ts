/** Every URL of the site. They are permanent. All paths are absolute and include the base path. */
import type { Category, Locale } from "./schema/taxonomy.ts";

/** Ids that no vendor may have, because they are, or may become, top-level parts of the site. */
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

const MATRIX = "by-vendor";

/** Ids that no condition may have, because they are pages below `/conditions/`. */
export const RESERVED_CONDITIONS: readonly string[] = [MATRIX];

/** Turns a path of the site into an absolute URL. */
export type Absolute = (path: string) => string;

/**
 * A base path with a slash at both ends.
 * @example withSlashes("docs") // => "/docs/"
 */
export const withSlashes = (base: string): string => base.replace(/^\/?/, "/").replace(/\/?$/, "/");

/** Base path of the site, with a slash at both ends. */
const base = withSlashes(import.meta.env?.BASE_URL ?? "/");
const at = (path: string) => base + path;

/**
 * A code as it appears in URLs and file names.
 * @example slugOf("FailedOperation.ErrorDownFile") // => "failedoperation-errordownfile"
 * @example slugOf("-3301") // => "minus-3301"
 */
export function slugOf(code: string): string {
  return code
    .toLowerCase()
    .replace(/^-/, "minus-")
    .replace(/[^a-z0-9]+/g, "-");
}

/** Size of link preview pictures in pixels, as chats and search engines expect it. */
export const PREVIEW_SIZE = { width: 1200, height: 630 };

/** Sizes of the home screen icon, in pixels. */
export const ICON_SIZES = [192, 512] as const;

/** The URLs. Ids come from the catalogue: `aliyun`, `aliyun/nls`, `aliyun/nls/41050008`. */
export const routes = {
  root: () => at(""),
  home: (locale: Locale) => at(`${locale}/`),
  search: (locale: Locale, query?: string) => at(`${locale}/search/${query ? `?q=${encodeURIComponent(query)}` : ""}`),
  vendor: (locale: Locale, id: string) => at(`${locale}/${id}/`),
  product: (locale: Locale, id: string) => at(`${locale}/${id}/`),
  /** A product's codes, filtered by kind of problem. */
  productList: (locale: Locale, id: string, category: string) => at(`${locale}/${id}/?category=${category}#codes`),
  code: (locale: Locale, id: string) => at(`${locale}/${id}/`),
  conditions: (locale: Locale) => at(`${locale}/conditions/`),
  condition: (locale: Locale, id: string) => at(`${locale}/conditions/${id}/`),
  guides: (locale: Locale) => at(`${locale}/guides/`),
  guide: (locale: Locale, slug: string) => at(`${locale}/guides/${slug}/`),
  /** The page for tickets: a code in both languages. */
  ticket: (id: string) => at(`${id}/`),
  /** All products that use a code. */
  bareCode: (slug: string) => at(`c/${slug}/`),
  /** A data file of the search: `products`, `vocabulary`, `codes/3`, `words/7`. */
  searchData: (name: string, version: string) => at(`search/${version}/${name}.json`),
  /** The link preview picture of a product, or of the whole site. */
  preview: (productId = "site") => at(`og/${productId}.png`),
  /** The icon of the site at a size in pixels. */
  icon: (size: number) => at(`icon-${size}.png`),
  coverage: (locale: Locale) => at(`${locale}/coverage/`),
  /** Conditions with the codes of every product: all categories, or the page of one. */
  matrix: (locale: Locale, category?: Category) =>
    at(`${locale}/conditions/${MATRIX}/${category === undefined ? "" : `${category}/`}`),
  /** The Markdown version of a page. */
  markdown: (page: string) => `${page}index.md`,
  /** A JSON document of the API: `index`, `schema`, `conditions`, or the id of a product or code. */
  data: (name: string) => at(`api/v1/${name}.json`),
  /** All codes as CSV. */
  csv: () => at("api/v1/codes.csv"),
  /** The Atom feed of changes. */
  feed: (locale: Locale) => at(`feed/${locale}.xml`),
  /** Documentation of the API. */
  api: (locale: Locale) => at(`${locale}/api/`),
  /** What works offline, and how to store or download the whole site. */
  offline: (locale: Locale) => at(`${locale}/offline/`),
  /** Purpose, privacy, licences and security. */
  about: (locale: Locale) => at(`${locale}/about/`),
  /** The changelog: codes that were added, changed or withdrawn. */
  changes: (locale: Locale) => at(`${locale}/changes/`),
  /** One release in the changelog. */
  release: (locale: Locale, version: string) => at(`${locale}/changes/#v${version}`),
  /** A file from `public/`, or one that the build adds. */
  file: (name: string) => at(name),
};

/** Issue forms in `.github/ISSUE_TEMPLATE/`. Repository hosts without issue forms ignore the fields. */
const ISSUE_FORMS = { wrong: "page-wrong.yml", missing: "code-missing.yml" };

/** Address of a new issue with some fields filled in; `undefined` without a repository. */
function newIssue(repository: string | undefined, fields: Record<string, string>): string | undefined {
  if (!repository) return undefined;
  const parameters = Object.entries(fields).map(([id, value]) => `${id}=${encodeURIComponent(value)}`);
  return `${repository}/issues/new?${parameters.join("&")}`;
}

/**
 * Where to edit a page and where to report a mistake on it; `undefined` without a repository.
 * @param repository address of the repository, such as `https://github.com/owner/name`, without a slash at its end
 * @param file path of the page's file below `content/`
 * @param subject title of a report
 * @param page address of the page, with the host
 */
export function repositoryLinks(repository: string | undefined, file: string, subject: string, page: string) {
  const report = newIssue(repository, { template: ISSUE_FORMS.wrong, title: subject, page });
  return repository && report ? { edit: `${repository}/edit/main/content/${file}`, report } : undefined;
}

/** Where to report a vulnerability in private; `undefined` without a repository. */
export const advisoryLink = (repository: string | undefined): string | undefined =>
  repository && `${repository}/security/advisories/new`;

/** Where to request a missing code; `undefined` without a repository. */
export const missingCodeLink = (repository: string | undefined): string | undefined =>
  newIssue(repository, { template: ISSUE_FORMS.missing });
