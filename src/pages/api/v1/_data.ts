/** What every document of the API needs, made once a build. */
import { recordOf, type CodeRecord } from "../../../api/record.ts";
import type { Catalog } from "../../../catalog/build.ts";
import { loadCatalog } from "../../../catalog/load.ts";
import type { Absolute } from "../../../routes.ts";
import { hash } from "../../../search/shared/shards.ts";
import { absolute } from "../../../site.ts";

interface ApiData {
  catalog: Catalog;
  records: ReadonlyMap<string, CodeRecord>;
  absolute: Absolute;
  /** Newest release and fingerprint of everything that the records say. */
  version: string;
  date: string;
}

async function load(): Promise<ApiData> {
  const catalog = await loadCatalog();
  const records = new Map(catalog.codes.map((code) => [code.id, recordOf(code, absolute)]));
  // Bit by bit: the whole catalogue as one text would be larger than a text may be.
  const fingerprint = [...records.values(), ...catalog.conditions.map(({ codes: _codes, ...own }) => own)].reduce(
    (before, item) => hash(before + JSON.stringify({ ...item, urls: undefined })).toString(36),
    "",
  );
  const [{ version, date } = { version: "0.0.0", date: "1970-01-01" }] = catalog.releases;
  return { catalog, records, absolute, version: `${version}+${fingerprint}`, date };
}

let loaded: Promise<ApiData> | undefined;

/** The API's data: once a build, anew on every request of the development server. */
export function loadApi(): Promise<ApiData> {
  if (import.meta.env.DEV) return load();
  return (loaded ??= load());
}
