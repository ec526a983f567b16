/** A path that leads nowhere → the code it may have meant. */

/**
 * The last part of a path, decoded; empty where there is none.
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
