/** Shows where a similar code or symbol differs from what was asked for. */

/**
 * Splits a similar code or symbol into parts, and marks the one that differs from what was asked for.
 * @example differenceOf("70066", "7006") // => [{ text: "7006", differs: false }, { text: "", differs: true }]
 */
export function differenceOf(asked: string, near: string): { text: string; differs: boolean }[] {
  const [a, b] = [asked.toLowerCase(), near.toLowerCase()];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return [
    { text: near.slice(0, start), differs: false },
    { text: near.slice(start, near.length - end), differs: true },
    { text: near.slice(near.length - end), differs: false },
  ].filter(({ text, differs }) => text !== "" || differs);
}
