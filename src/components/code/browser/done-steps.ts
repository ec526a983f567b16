/** The steps that are ticked ↔ the hash of the address, so that a link shows them. */

const PREFIX = "#done=";

/**
 * Reads the names of the ticked steps.
 * @example readDoneSteps("#done=main.1,main.3") // => ["main.1", "main.3"]
 */
export function readDoneSteps(hash: string): string[] {
  if (!hash.startsWith(PREFIX)) return [];
  const names = hash.slice(PREFIX.length).split(",");
  return names.filter((name) => /^[a-z0-9-]+\.\d+$/.test(name));
}

/**
 * Writes the names of the ticked steps; the result is empty if there are none.
 * @example writeDoneSteps(["main.1", "main.3"]) // => "#done=main.1,main.3"
 */
export const writeDoneSteps = (names: readonly string[]): string => (names.length > 0 ? PREFIX + names.join(",") : "");
