/** The search data, built from the catalogue. */
import { loadCatalog } from "../../catalog/load.ts";
import { buildSearchData, type SearchData } from "../../search/index/build.ts";
import { traditionalPairs } from "../../search/index/traditional.ts";
import { oncePerBuild } from "../../catalog/once-per-build.ts";

async function load(): Promise<SearchData> {
  const catalog = await loadCatalog();
  return buildSearchData(catalog, { ...catalog.vocabulary, traditional: traditionalPairs() });
}

/** The search data. */
export const loadSearchData = oncePerBuild(load);
