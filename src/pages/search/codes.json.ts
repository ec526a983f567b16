/** The resolver's index: every code, compact, for all languages. */
import { loadCatalog } from "../../catalog/load.ts";
import { entryOf } from "../../search/entry.ts";

export async function GET() {
  const { codes } = await loadCatalog();
  return Response.json(codes.map(entryOf));
}
