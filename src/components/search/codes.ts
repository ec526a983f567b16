/** The resolver's index, fetched once. */
import { routes } from "../../routes.ts";
import type { Entry } from "../../search/entry.ts";
import { indexOf, type Index } from "../../search/resolve.ts";

/** The index with its entries by id. */
export interface Codes {
  index: Index;
  byId: ReadonlyMap<string, Entry>;
}

let loading: Promise<Codes> | undefined;

async function load(): Promise<Codes> {
  const response = await fetch(routes.codesIndex());
  if (!response.ok) throw new Error(`the index of codes answered ${response.status}`);
  const entries = (await response.json()) as Entry[];
  return { index: indexOf(entries), byId: new Map(entries.map((entry) => [entry.id, entry])) };
}

/**
 * The index of all codes; the next call tries again after a failure.
 * @throws where it cannot be loaded
 */
export async function loadCodes(): Promise<Codes> {
  loading ??= load();
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
