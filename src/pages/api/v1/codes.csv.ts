/** All codes as a CSV table. */
import type { APIRoute } from "astro";
import { csvOf } from "../../../api/csv.ts";
import { loadApi } from "./_data.ts";

export const GET: APIRoute = async () => {
  const { records } = await loadApi();
  return new Response(csvOf([...records.values()]), { headers: { "content-type": "text/csv" } });
};
