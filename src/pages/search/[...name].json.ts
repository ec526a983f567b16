/** The search's data in small files: entries and postings by their keys, products, vocabulary. */
import type { APIRoute, GetStaticPaths } from "astro";
import { loadSearchData } from "./_data.ts";

export const getStaticPaths = (async () => {
  const { manifest, entries, postings, products, vocabulary } = await loadSearchData();
  const files: [name: string, data: unknown][] = [
    ...entries.map((data, at): [string, unknown] => [`codes/${at}`, data]),
    ...postings.map((data, at): [string, unknown] => [`words/${at}`, data]),
    ["products", products],
    ["vocabulary", vocabulary],
  ];
  return files.map(([name, data]) => ({ params: { name }, props: { body: { version: manifest.version, data } } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => Response.json(props["body"]);
