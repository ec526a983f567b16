/** Defines the content collections of Astro from the table in `schema/tree.ts`. */
import { pathToFileURL } from "node:url";
import { defineCollection } from "astro:content";
import { glob, type Loader } from "astro/loaders";
import { CONTENT_FOLDER, readExtra } from "./node/folder.ts";
import {
  COLLECTION_NAMES,
  COLLECTIONS,
  collectionsOf,
  entryId,
  fileOfEntry,
  globOf,
  placeOf,
  type CollectionName,
} from "./schema/tree.ts";
import { SITE } from "./site.ts";

const ours = { base: pathToFileURL(CONTENT_FOLDER), isExtra: false, collections: collectionsOf(false) };
const trees = [ours];
if (SITE.extraContent !== undefined) {
  // Astro warns about collections without files, and few extra trees have all of them.
  const collections = readExtra().flatMap(({ path }) => placeOf(path, true)?.collection ?? []);
  trees.push({ base: pathToFileURL(SITE.extraContent), isExtra: true, collections });
}

/** Loads a collection from each tree that has it. Astro's loader would remove what it did not load itself. */
const loaderOf = (name: CollectionName): Loader => ({
  name: "trees",
  load: async (context) => {
    const { store } = context;
    const idsIn = (tree: { isExtra: boolean }) => store.keys().filter((id) => fileOfEntry(id).isExtra === tree.isExtra);
    const sources = trees.filter(({ collections }) => collections.includes(name));
    const loaded = new Set(sources.flatMap(idsIn));
    for (const id of store.keys()) if (!loaded.has(id)) store.delete(id);
    for (const tree of sources) {
      const generateId = ({ entry }: { entry: string }) => entryId(entry, tree.isExtra);
      const files = glob({ base: tree.base, pattern: globOf(name), generateId });
      await files.load({ ...context, store: { ...store, keys: () => idsIn(tree) } });
    }
  },
});

/** A collection, in which the id of a file is its path below its content folder. */
const collectionOf = (name: CollectionName) =>
  defineCollection({ loader: loaderOf(name), schema: COLLECTIONS[name].schema });

export const collections = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, collectionOf(name)])) as {
  // Astro infers the types of the entries from these schemas.
  [Name in CollectionName]: { schema: (typeof COLLECTIONS)[Name]["schema"] };
};
