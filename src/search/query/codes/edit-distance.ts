/** Compares spellings. */

/**
 * The edit distance of two texts: insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal
 * string alignment). Distances above `max` are reported as `max + 1`.
 * @example editDistance("timout", "timeout", 2) // => 1
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  // Rows of the usual matrix: distances between the beginnings of both texts.
  let rowBeforeLast: number[] = [];
  let lastRow = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = lastRow[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replaced, lastRow[j]! + 1, row[j - 1]! + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) best = Math.min(best, rowBeforeLast[j - 2]! + 1);
      row.push(best);
    }
    if (Math.min(...row) > max) return max + 1;
    [rowBeforeLast, lastRow] = [lastRow, row];
  }
  return Math.min(lastRow[b.length]!, max + 1);
}
