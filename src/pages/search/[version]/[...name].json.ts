/** The search data as small files: shards of entries and postings, the products, symbols, other services and the vocabulary. */
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from "astro";
import { loadSearchData } from "../_data.ts";

export const getStaticPaths = (async () => {
  const { manifest, entries, postings, products, symbols, otherServices, vocabulary } = await loadSearchData();
  const files = [
    ...entries.map((data, shard) => ({ name: `codes/${shard}`, data })),
    ...postings.map((data, shard) => ({ name: `words/${shard}`, data })),
    { name: "products", data: products },
    { name: "symbols", data: symbols },
    { name: "other-services", data: otherServices },
    { name: "vocabulary", data: vocabulary },
  ];
  const { version } = manifest;
  return files.map(({ name, data }) => ({ params: { version, name }, props: { version, data } }));
}) satisfies GetStaticPaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { version, data } }) => Response.json({ version, data });
