/** The JSON of the API: index, schema, conditions, products and codes. */
import type { APIRoute, GetStaticPaths } from "astro";
import { conditionsOf, indexOf, productOf } from "../../../api/record.ts";
import { jsonSchema } from "../../../api/shape.ts";
import { loadGuides } from "../../../catalog/load.ts";
import { messages } from "../../../i18n/messages.ts";
import { routes } from "../../../routes.ts";
import { loadApi } from "./_data.ts";

export const getStaticPaths = (async () => {
  const { catalog } = await loadApi();
  const names = ["index", "schema", "conditions", ...[...catalog.products, ...catalog.codes].map(({ id }) => id)];
  return names.map((name) => ({ params: { name } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => {
  const { name = "" } = params;
  const { catalog, records, absolute, version, date } = await loadApi();
  const description = { zh: messages("zh").site.description, en: messages("en").site.description };
  const documents: Record<string, () => unknown> = {
    index: async () => indexOf(catalog, { version, date, description, guides: (await loadGuides()).length }, absolute),
    schema: () => jsonSchema(absolute(routes.data("schema"))),
    conditions: () => conditionsOf(catalog.conditions, version, absolute),
  };
  const product = catalog.products.find(({ id }) => id === name);
  const document = product ? productOf(product, version, absolute) : (records.get(name) ?? documents[name]?.());
  return Response.json(await document);
};
