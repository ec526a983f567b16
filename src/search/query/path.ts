/** Reads the path of a page that does not exist. */

/**
 * The last segment of a path, decoded and without `.html`; empty if there is none.
 * @example lastSegmentOf("/zh/aliyun/nls/41050099/") // => "41050099"
 */
export function lastSegmentOf(path: string): string {
  const segment = path.split("/").filter(Boolean).at(-1) ?? "";
  try {
    return decodeURIComponent(segment).replace(/\.html?$/, "");
  } catch {
    return segment;
  }
}
