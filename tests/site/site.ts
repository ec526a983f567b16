/** The built site as the tests see it: its files, page types and sizes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** Where `npm run build` writes. */
export const DIST = "dist";

/** One page of each type; `{locale}` stands for the languages it comes in. */
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

/** A page to test; one in both languages has no locale. */
interface TestPage {
  name: string;
  path: string;
  locale: "zh" | "en" | undefined;
}

/** Every page type in every language it comes in. */
export const PAGES = Object.entries(PAGE_TYPES).flatMap(([type, path]): TestPage[] =>
  path.includes("{locale}")
    ? (["zh", "en"] as const).map((locale) => ({
        name: `${type} ${locale}`,
        path: path.replace("{locale}", locale),
        locale,
      }))
    : [{ name: type, path, locale: undefined }],
);

/** Paths of all files of a built site that end so. */
export function filesOf(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** Size of a file as a host sends it, in bytes (gzip, the least that every host and browser knows). */
export const compressedSize = (path: string) => gzipSync(readFileSync(path)).length;

/**
 * The file that an address leads to, or `undefined` where it leads nowhere.
 * @param base base path of the site, with a slash at both ends
 */
export function fileAt(folder: string, base: string, address: string): string | undefined {
  const path = decodeURIComponent(address.split(/[?#]/)[0] ?? "");
  if (!path.startsWith(base)) return undefined;
  const file = join(folder, path.slice(base.length), path.endsWith("/") ? "index.html" : "");
  return existsSync(file) ? file : undefined;
}
