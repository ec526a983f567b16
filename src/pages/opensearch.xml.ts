/** Lets browsers search the site from the address bar. Searches go to the root page, which knows the reader's language. */
import type { APIRoute } from "astro";
import { escapeXml } from "../xml.ts";
import { messages } from "../i18n/messages.ts";
import { routes } from "../routes.ts";
import { LOCALES } from "../schema/taxonomy.ts";
import { absolute, NAME } from "../site.ts";

/** Limit of the format, in characters (github.com/dewitt/opensearch, 1.1). */
const DESCRIPTION_MAX = 1024;

export const GET: APIRoute = () => {
  const address = (path: string) => escapeXml(absolute(path));
  const description = LOCALES.map((locale) => messages(locale).site.tagline)
    .join(" / ")
    .slice(0, DESCRIPTION_MAX);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeXml(NAME)}</ShortName>
  <Description>${escapeXml(description)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${address(routes.file("favicon.svg"))}</Image>
  <Url type="text/html" method="get" template="${address(routes.root())}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(body, { headers: { "content-type": "application/opensearchdescription+xml" } });
};
