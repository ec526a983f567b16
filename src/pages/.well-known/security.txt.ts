/** Where a weakness is reported (RFC 9116). */
import type { APIRoute } from "astro";
import { loadCatalog } from "../../catalog/load.ts";
import { routes } from "../../routes.ts";
import { absolute, SITE } from "../../site.ts";

/** For how long the data's newest release vouches for the contact, in days: the standard asks for less than a year. */
const VALID = 364;

export const GET: APIRoute = async () => {
  const { releases } = await loadCatalog();
  const { repository } = SITE;
  // Not the day of the build: the same commit gives the same bytes.
  const expires = new Date(releases[0]?.date ?? 0);
  expires.setUTCDate(expires.getUTCDate() + VALID);
  const about = (["en", "zh"] as const).map((locale) => absolute(`${routes.about(locale)}#security`));
  return new Response(
    [
      ...[...(repository ? [`${repository}/security/advisories/new`] : []), about[0]].map((to) => `Contact: ${to}`),
      `Expires: ${expires.toISOString()}`,
      "Preferred-Languages: zh, en",
      `Canonical: ${absolute(routes.file(".well-known/security.txt"))}`,
      ...about.map((page) => `Policy: ${page}`),
      "",
    ].join("\n"),
  );
};
