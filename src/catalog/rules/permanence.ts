/** Rules for what is published permanently: the changelog is complete, and redirects lead to existing pages. */
import { codeIdOfFile, productIdOfFile } from "../files.ts";
import type { Problem } from "../problem.ts";
import { problemIf, type Rule } from "./rule.ts";

/** Every code of our own is added by exactly one release. Content without a changelog, as in tests, needs none. */
export const everyCodeIsInTheChangelogOnce: Rule = ({ changelog, codes }) =>
  changelog.flatMap(({ path, data: { releases } }) => {
    const ids = new Set(codes.filter(({ isExtra }) => !isExtra).map(codeIdOfFile));
    const added = new Set<string>();
    const problems = releases.flatMap((release, releaseIndex) =>
      Object.entries(release.added).flatMap(([product, slugs]) =>
        slugs.flatMap((slug, index): Problem[] => {
          const id = `${product}/${slug}`;
          const place = { path, at: ["releases", releaseIndex, "added", product, index] };
          if (!ids.has(id)) return [{ ...place, message: `\`${id}\` is not a code: its file is missing` }];
          if (added.has(id)) return [{ ...place, message: `\`${id}\` was added before: say what changed instead` }];
          added.add(id);
          return [];
        }),
      ),
    );
    const missing = [...ids]
      .filter((id) => !added.has(id))
      .map((id) => ({ path, message: `\`${id}\` is in no release: add it to \`added\` of the newest` }));
    return [...problems, ...missing];
  });

export const changesNameCodes: Rule = ({ changelog, codes }) => {
  const statusById = new Map(codes.map((code) => [codeIdOfFile(code), code.data.status]));
  return changelog.flatMap(({ path, data: { releases } }) =>
    releases.flatMap(({ changed, removed }, index) => [
      ...changed.flatMap(({ id }) =>
        problemIf(!statusById.has(id), {
          path,
          at: ["releases", index, "changed"],
          message: `\`${id}\` is not a code`,
        }),
      ),
      ...removed.flatMap(({ id }) =>
        problemIf(statusById.get(id) !== "removed", {
          path,
          at: ["releases", index, "removed"],
          message: `\`${id}\` must be a code with \`status: removed\`: its page stays`,
        }),
      ),
    ]),
  );
};

export const newestReleaseComesFirst: Rule = ({ changelog }) =>
  changelog.flatMap(({ path, data: { releases } }) =>
    releases.flatMap((newer, index) => {
      const older = releases[index + 1];
      if (!older) return [];
      const isSorted =
        newer.date >= older.date && newer.version.localeCompare(older.version, "en", { numeric: true }) > 0;
      return problemIf(!isSorted, {
        path,
        at: ["releases", index + 1],
        message: `release ${older.version} of ${older.date} is below ${newer.version} of ${newer.date}: the newest comes first`,
      });
    }),
  );

/**
 * The kind of page that an id belongs to.
 * @example pageKindOf("conditions/token-expired") // => "conditions2"
 */
const pageKindOf = (id: string): string =>
  `${/^(?:c|conditions|guides)(?=\/)/.exec(id)?.[0] ?? ""}${id.split("/").length}`;

export const redirectsLeadToPages: Rule = ({ redirects, codes, products, conditions, guides }) => {
  const pages = new Set([
    ...codes.flatMap((code) => [codeIdOfFile(code), `c/${code.slug}`]),
    ...products.map(productIdOfFile),
    ...conditions.map(({ id }) => `conditions/${id}`),
    ...guides.map(({ slug }) => `guides/${slug}`),
  ]);
  return redirects.flatMap(({ path, data }) =>
    data.redirects.flatMap(({ from, to }, index): Problem[] => {
      const problem = (message: string) => [{ path, at: ["redirects", index], message }];
      if (!pages.has(to)) return problem(`\`${to}\` does not exist: redirect to an existing page`);
      if (pages.has(from)) return problem(`\`${from}\` exists: only former pages need a redirect`);
      if (pageKindOf(from) !== pageKindOf(to)) return problem(`\`${from}\` and \`${to}\` are pages of different kinds`);
      return [];
    }),
  );
};
