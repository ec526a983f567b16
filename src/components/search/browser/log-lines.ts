/** Lines of a pasted log → elements, in which codes link to their pages and secrets are masked. */
import { routes } from "../../../routes.ts";
import type { Locale } from "../../../schema/taxonomy.ts";
import { MASK } from "../../../masking/mask.ts";
import type { Line } from "../../../search/query/annotate.ts";
import type { Result } from "../../../search/query/results.ts";

/** Lines in one group. The browser lays out only the groups that are in view, which it decides faster for groups than for lines; `finder.css` has their height. */
const GROUP_LINES = 50;

/** One element per line, in groups. */
export function lineGroups(
  lines: readonly Line[],
  results: readonly Result[],
  locale: Locale,
  areSecretsShown: boolean,
): HTMLElement[] {
  const titles = new Map(results.map(({ entry }) => [entry.id, entry.title[locale]]));
  const elements = lines.map(({ number, parts }) => {
    const line = document.createElement("span");
    line.className = "line";
    line.dataset["number"] = String(number);
    line.append(
      ...parts.map(({ text, id, isSecret }) => {
        if (id !== undefined) {
          line.toggleAttribute("data-found", true);
          const mark = document.createElement("mark");
          const link = document.createElement("a");
          link.href = routes.code(locale, id);
          link.textContent = text;
          link.title = titles.get(id) ?? "";
          mark.append(link);
          return mark;
        }
        if (!isSecret) return text;
        const secret = document.createElement("span");
        secret.dataset["secret"] = "";
        secret.textContent = areSecretsShown ? text : MASK;
        return secret;
      }),
      "\n",
    );
    return line;
  });
  return Array.from({ length: Math.ceil(elements.length / GROUP_LINES) }, (_, index) => {
    const group = document.createElement("span");
    group.className = "lines";
    group.append(...elements.slice(index * GROUP_LINES, (index + 1) * GROUP_LINES));
    return group;
  });
}
