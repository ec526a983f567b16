/** Prints how many queries of each group and kind are answered. */
import type { figuresOf } from "../queries.ts";

export const formatShare = (share: number): string => share.toFixed(3);

type AllFigures = ReturnType<typeof figuresOf>;

/** Prints the figures of each group and kind in columns: answered by the first result, and by the first five. */
export function printFigures(columns: readonly { name: string; figures: AllFigures }[]): void {
  console.log(`${"".padEnd(24)}${columns.map(({ name }) => name.padStart(24)).join("")}`);
  for (const part of ["groups", "kinds"] as const) {
    const names = [...(columns[0]?.figures[part].keys() ?? [])];
    for (const name of names) {
      const cells = columns.map(({ figures }) => {
        const found = (figures[part] as Map<string, AllFigures["all"]>).get(name);
        return found ? `${formatShare(found.first)} ${formatShare(found.five)}`.padStart(24) : "".padStart(24);
      });
      const count = (columns[0]?.figures[part] as Map<string, AllFigures["all"]>).get(name)?.queries ?? 0;
      console.log(`${part === "groups" ? "" : "  "}${name} (${count})`.padEnd(24) + cells.join(""));
    }
    console.log();
  }
}
