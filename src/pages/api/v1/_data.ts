/** What every document of the API needs: the catalogue, the records of its codes, and the version of the data. */
import { recordOf, type CodeRecord } from "../../../api/record.ts";
import type { Catalog } from "../../../catalog/build.ts";
import { loadCatalog, oncePerBuild } from "../../../catalog/load.ts";
import { hash } from "../../../search/shared/shards.ts";
import { absolute } from "../../../site.ts";

interface ApiData {
  catalog: Catalog;
  /** Records of the codes by id. */
  records: ReadonlyMap<string, CodeRecord>;
  /** Newest release, and a fingerprint of all products, records and conditions of our own: an extra tree does not change it. */
  version: string;
  /** Date of the newest release. */
  date: string;
}

async function load(): Promise<ApiData> {
  const catalog = await loadCatalog();
  const records = new Map(catalog.codes.map((code) => [code.id, recordOf(code, absolute)]));
  const ownRecords = catalog.codes.flatMap(({ id, isExtra }) => (isExtra ? [] : (records.get(id) ?? [])));
  const ownConditions = catalog.conditions.flatMap(({ codes: _codes, isExtra, ...condition }) =>
    isExtra ? [] : condition,
  );
  const ownProducts = catalog.products.flatMap(({ codes, vendor: _vendor, ...product }) =>
    codes.some(({ isExtra }) => !isExtra) ? product : [],
  );
  let fingerprint = "";
  // Item by item, because a large catalogue is longer than the longest possible string.
  for (const item of [...ownProducts, ...ownRecords, ...ownConditions]) {
    fingerprint = hash(fingerprint + JSON.stringify({ ...item, urls: undefined })).toString(36);
  }
  const [{ version, date } = { version: "0.0.0", date: "1970-01-01" }] = catalog.releases;
  return { catalog, records, version: `${version}+${fingerprint}`, date };
}

/** The data of the API. */
export const loadApi = oncePerBuild(load);
