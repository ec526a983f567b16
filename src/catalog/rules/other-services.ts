/** Rules for the services that the site does not cover. */
import { pathOf } from "../files.ts";
import type { Problem } from "../problem.ts";
import { problemIf, type Rule } from "./rule.ts";

export const wordsOfOtherServicesAreNotOurs: Rule = ({ otherServices, vendors, products }) => {
  const ours = new Map<string, string>();
  // An extra tree may add a service that we do not cover: the catalogue then drops its words.
  const isOurs = ({ isExtra }: { isExtra?: boolean | undefined }) => !isExtra;
  for (const { path, vendor, data } of vendors.filter(isOurs))
    for (const word of [vendor, ...data.words]) ours.set(word.toLowerCase(), path);
  for (const { path, data } of products.filter(isOurs))
    for (const word of [...data.names, ...data.words]) ours.set(word.toLowerCase(), path);
  return otherServices.flatMap(({ path, data }) => {
    const seen = new Set<string>();
    return data.services.flatMap(({ words }, index) =>
      words.flatMap((word): Problem[] => {
        const key = word.toLowerCase();
        const owner = ours.get(key);
        const isRepeated = seen.has(key);
        seen.add(key);
        const problem = (message: string) => [
          { path, at: ["services", index, "words"], message: `“${word}” ${message}` },
        ];
        if (owner !== undefined) return problem(`is also a word of ${owner}: remove it here`);
        return isRepeated ? problem("appears twice: remove one") : [];
      }),
    );
  });
};

export const vendorsOfOtherServicesExist: Rule = ({ otherServices, paths }) =>
  otherServices.flatMap(({ path, data }) =>
    data.services.flatMap(({ vendor }, index) =>
      problemIf(vendor !== undefined && !paths.has(pathOf.vendor(vendor)), {
        path,
        at: ["services", index, "vendor"],
        message: `vendor \`${vendor}\` does not exist: leave it out`,
      }),
    ),
  );
