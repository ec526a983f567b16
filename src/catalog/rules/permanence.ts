/** Rules of what is published for good: the log of changes is complete, and what moved leads somewhere. */
import type { Problem } from "../problem.ts";
import { productKey, type Rule } from "./rule.ts";

/** Every code is in the release that added it, once; a catalogue without a log, as in tests, needs none. */
export const everyCodeIsInTheChangelogOnce: Rule = ({ changelog, codes }) =>
  changelog.flatMap(({ path, data: { releases } }) => {
    const known = new Set(codes.map((code) => `${productKey(code)}/${code.slug}`));
    const seen = new Set<string>();
    const problems = releases.flatMap(({ added }, at) =>
      Object.entries(added).flatMap(([product, slugs]) =>
        slugs.flatMap((slug, index): Problem[] => {
          const id = `${product}/${slug}`;
          const place = { path, at: ["releases", at, "added", product, index] };
          if (!known.has(id)) return [{ ...place, message: `\`${id}\` is no code: its file is missing` }];
          if (seen.has(id)) return [{ ...place, message: `\`${id}\` was added before: say what changed instead` }];
          seen.add(id);
          return [];
        }),
      ),
    );
    const missing = [...known]
      .filter((id) => !seen.has(id))
      .map((id) => ({ path, message: `\`${id}\` is in no release: add it to \`added\` of the newest` }));
    return [...problems, ...missing];
  });

export const changesNameCodes: Rule = ({ changelog, codes }) => {
  const status = new Map(codes.map((code) => [`${productKey(code)}/${code.slug}`, code.data.status]));
  return changelog.flatMap(({ path, data: { releases } }) =>
    releases.flatMap(({ changed, removed }, at) => [
      ...changed
        .filter(({ id }) => !status.has(id))
        .map(({ id }) => ({ path, at: ["releases", at, "changed"], message: `\`${id}\` is no code` })),
      ...removed
        .filter(({ id }) => status.get(id) !== "removed")
        .map(({ id }) => ({
          path,
          at: ["releases", at, "removed"],
          message: `\`${id}\` must be a code with \`status: removed\`: its page stays`,
        })),
    ]),
  );
};

export const releasesGoBackInTime: Rule = ({ changelog }) =>
  changelog.flatMap(({ path, data: { releases } }) =>
    releases.slice(1).flatMap(({ version, date }, index) => {
      const newer = releases[index];
      const isOlder =
        newer !== undefined && newer.date >= date && newer.version.localeCompare(version, "en", { numeric: true }) > 0;
      return isOlder
        ? []
        : [
            {
              path,
              at: ["releases", index + 1],
              message: `release ${version} of ${date} stands below ${newer?.version} of ${newer?.date}: the newest comes first`,
            },
          ];
    }),
  );

export const redirectsLeadSomewhere: Rule = ({ redirects, codes, products, conditions, guides }) => {
  const known = new Set([
    ...codes.flatMap((code) => [`${productKey(code)}/${code.slug}`, `c/${code.slug}`]),
    ...products.map(productKey),
    ...conditions.map(({ id }) => `conditions/${id}`),
    ...guides.map(({ slug }) => `guides/${slug}`),
  ]);
  const kindOf = (id: string) => (/^(?:c|conditions|guides)(?=\/)/.exec(id)?.[0] ?? "") + id.split("/").length;
  return redirects.flatMap(({ path, data }) =>
    data.redirects.flatMap(({ from, to }, index): Problem[] => {
      const problem = (message: string) => [{ path, at: ["redirects", index], message }];
      if (!known.has(to)) return problem(`\`${to}\` does not exist: lead to a page that does`);
      if (known.has(from)) return problem(`\`${from}\` exists: a page that is there needs no redirect`);
      if (kindOf(from) !== kindOf(to)) return problem(`\`${from}\` and \`${to}\` are pages of different kinds`);
      return [];
    }),
  );
};
