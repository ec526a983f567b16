/** All codes as a table. */
import type { APIRoute } from "astro";
import { csvOf } from "../../../api/csv.ts";
import { loadApi } from "./_data.ts";

export const GET: APIRoute = async () =>
  new Response(csvOf([...(await loadApi()).records.values()]), { headers: { "content-type": "text/csv" } });
