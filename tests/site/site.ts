/** The built site: its files, one page of each type, and sizes. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { pathsOf } from "../../src/node/folder.ts";

/** Folder that `npm run build` writes to. */
export const DIST = "dist";

/** One page of each type. A page with `{locale}` in its path exists in Chinese and in English. */
export const PAGE_TYPES = {
  root: "/",
  home: "/{locale}/",
  search: "/{locale}/search/",
  vendor: "/{locale}/aliyun/",
  product: "/{locale}/aliyun/nls/",
  code: "/{locale}/aliyun/nls/41050008/",
  "code with variants": "/{locale}/aliyun/nls/40000009/",
  success: "/{locale}/aliyun/nls/21050003/",
  conditions: "/{locale}/conditions/",
  condition: "/{locale}/conditions/sample-rate-unsupported/",
  matrix: "/{locale}/conditions/by-vendor/",
  "matrix of a category": "/{locale}/conditions/by-vendor/request/",
  coverage: "/{locale}/coverage/",
  changes: "/{locale}/changes/",
  api: "/{locale}/api/",
  about: "/{locale}/about/",
  offline: "/{locale}/offline/",
  guides: "/{locale}/guides/",
  guide: "/{locale}/guides/preparing-audio/",
  "product with long symbols": "/{locale}/tencent/gme/",
  "retired product": "/{locale}/aispeech/flash/",
  "unattributed product": "/{locale}/unattributed/ai-sdk/",
  "long symbol": "/{locale}/tencent/gme/32777/",
  "nested values": "/{locale}/aispeech/flash/50353/",
  ticket: "/aliyun/nls/41050008/",
  "bare code": "/c/41050008/",
  "not found": "/404.html",
};

interface TestPage {
  name: string;
  path: string;
  /** Undefined for a page that is in both languages. */
  locale: "zh" | "en" | undefined;
}

/** Every page type, in each of its languages. */
export const PAGES = Object.entries(PAGE_TYPES).flatMap(([type, path]): TestPage[] =>
  path.includes("{locale}")
    ? (["zh", "en"] as const).map((locale) => ({
        name: `${type} ${locale}`,
        path: path.replace("{locale}", locale),
        locale,
      }))
    : [{ name: type, path, locale: undefined }],
);

/** Paths of all files below a folder that end in `ending`. */
export const pathsEndingIn = (folder: string, ending: string): string[] =>
  pathsOf(folder).filter((path) => path.endsWith(ending));

/** Folders of all ticket pages, like `aliyun/nls/41050008`; the same folder below `zh/` and `en/` has the code page. */
export const ticketFolders = (): string[] =>
  pathsEndingIn(DIST, "/index.html")
    .map((path) => dirname(path))
    .filter((folder) => folder.split("/").length === 3 && !/^(zh|en|c)\//.test(folder));

/** Text of a file of the built site. */
export const readBuilt = (path: string): string => readFileSync(join(DIST, path), "utf8");

/** Bytes of a file as hosts send it: with gzip, which every host and browser supports. */
export const compressedSize = (path: string): number => gzipSync(readFileSync(path)).length;

/**
 * The file that an address leads to, or `undefined` if there is none.
 * @param base base path of the site, with a slash at both ends
 */
export function fileAt(folder: string, base: string, address: string): string | undefined {
  const path = decodeURIComponent(address.split(/[?#]/)[0] ?? "");
  if (!path.startsWith(base)) return undefined;
  const file = join(folder, path.slice(base.length), path.endsWith("/") ? "index.html" : "");
  return existsSync(file) ? file : undefined;
}
