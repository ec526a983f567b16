/** The steps that are ticked ↔ the hash of the address, so that a link shows them. */

const PREFIX = "#done=";

/** Whether a hash names ticked steps, unlike that of a part of the page. */
export const namesDoneSteps = (hash: string): boolean => hash.startsWith(PREFIX);

/**
 * Reads the names of the ticked steps.
 * @example readDoneSteps("#done=main.1,main.3") // => ["main.1", "main.3"]
 */
export function readDoneSteps(hash: string): string[] {
  if (!namesDoneSteps(hash)) return [];
  const names = hash.slice(PREFIX.length).split(",");
  return names.filter((name) => /^[a-z0-9-]+\.\d+$/.test(name));
}

/**
 * Writes the names of the ticked steps; the result is empty if there are none.
 * @example writeDoneSteps(["main.1", "main.3"]) // => "#done=main.1,main.3"
 */
export const writeDoneSteps = (names: readonly string[]): string => (names.length > 0 ? PREFIX + names.join(",") : "");

/** The name of a checkbox's step. */
export const stepOf = ({ dataset }: HTMLInputElement): string => dataset["step"] ?? "";

/** The names of the steps that are ticked, each once: a page in both languages has two checkboxes for a step. */
export const tickedSteps = (checkboxes: readonly HTMLInputElement[]): string[] => [
  ...new Set(checkboxes.filter(({ checked }) => checked).map(stepOf)),
];
