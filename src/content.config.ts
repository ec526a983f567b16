/** Binds the folders of `content/` to their schemas: every collection of `schema/tree.ts`. */
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { CONTENT_FOLDER } from "./node/folder.ts";
import { COLLECTION_NAMES, COLLECTIONS, globOf, type CollectionName } from "./schema/tree.ts";

/** The files of a collection, each with its path below the content folder as its id. */
const collectionOf = (name: CollectionName) =>
  defineCollection({
    loader: glob({ base: CONTENT_FOLDER, pattern: globOf(name), generateId: ({ entry }) => entry }),
    schema: COLLECTIONS[name].schema,
  });

export const collections = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, collectionOf(name)])) as {
  // From these Astro tells the type of an entry's data.
  [Name in CollectionName]: { schema: (typeof COLLECTIONS)[Name]["schema"] };
};
