/** A path that leads nowhere → the text in it that may name a code. */

/**
 * The last part of a path, decoded; empty if there is none.
 * @example codeInPath("/zh/aliyun/nls/41050099/") // => "41050099"
 */
export function codeInPath(path: string): string {
  const last = path.split("/").filter(Boolean).at(-1) ?? "";
  try {
    return decodeURIComponent(last).replace(/\.html?$/, "");
  } catch {
    return last;
  }
}
