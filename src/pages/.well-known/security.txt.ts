/** How to report a vulnerability (RFC 9116). */
import type { APIRoute } from "astro";
import { loadCatalog } from "../../catalog/load.ts";
import { advisoryLink, routes } from "../../routes.ts";
import { absolute, SITE } from "../../site.ts";

/** Days after the newest release until the file expires. The standard recommends less than a year. */
const VALID_DAYS = 364;

export const GET: APIRoute = async () => {
  const { releases } = await loadCatalog();
  // Counted from the release, not from the build, so that the same commit always gives the same bytes.
  const expires = new Date(releases[0]?.date ?? 0);
  expires.setUTCDate(expires.getUTCDate() + VALID_DAYS);
  const policies = [absolute(`${routes.about("en")}#security`), absolute(`${routes.about("zh")}#security`)];
  const contact = advisoryLink(SITE.repository);
  return new Response(
    [
      ...(contact ? [`Contact: ${contact}`] : []),
      `Contact: ${policies[0]}`,
      `Expires: ${expires.toISOString()}`,
      "Preferred-Languages: zh, en",
      `Canonical: ${absolute(routes.file(".well-known/security.txt"))}`,
      ...policies.map((policy) => `Policy: ${policy}`),
      "",
    ].join("\n"),
  );
};
