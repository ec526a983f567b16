/** The JSON documents of the API: index, schema, conditions, products and codes. */
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from "astro";
import { conditionsDocument, indexDocument, productDocument } from "../../../api/record.ts";
import { jsonSchema } from "../../../api/shape.ts";
import { loadGuides } from "../../../catalog/load.ts";
import { messages } from "../../../i18n/messages.ts";
import { routes } from "../../../routes.ts";
import { absolute } from "../../../site.ts";
import { loadApi } from "./_data.ts";

export const getStaticPaths = (async () => {
  const { products, codes } = (await loadApi()).catalog;
  const names = ["index", "schema", "conditions", ...[...products, ...codes].map(({ id }) => id)];
  return names.map((name) => ({ params: { name }, props: { name } }));
}) satisfies GetStaticPaths;
type Props = InferGetStaticPropsType<typeof getStaticPaths>;

/** @param name the id of a product or a code, or one of the three fixed names */
async function documentNamed(name: string): Promise<unknown> {
  const { catalog, records, version, date } = await loadApi();
  switch (name) {
    case "index": {
      const description = { zh: messages("zh").site.description, en: messages("en").site.description };
      const guides = (await loadGuides()).length;
      return indexDocument(catalog, { version, date, description, guides }, absolute);
    }
    case "schema":
      return jsonSchema(absolute(routes.data("schema")));
    case "conditions":
      return conditionsDocument(catalog.conditions, version, absolute);
    default: {
      const product = catalog.products.find(({ id }) => id === name);
      return product ? productDocument(product, version, absolute) : records.get(name);
    }
  }
}

export const GET: APIRoute<Props> = async ({ props: { name } }) => Response.json(await documentNamed(name));
