/** Defines the content collections of Astro from the table in `schema/tree.ts`. */
import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { CONTENT_FOLDER } from "./node/folder.ts";
import { COLLECTION_NAMES, COLLECTIONS, globOf, type CollectionName } from "./schema/tree.ts";

/** A collection, in which the id of a file is its path below the content folder. */
const collectionOf = (name: CollectionName) =>
  defineCollection({
    loader: glob({ base: CONTENT_FOLDER, pattern: globOf(name), generateId: ({ entry }) => entry }),
    schema: COLLECTIONS[name].schema,
  });

export const collections = Object.fromEntries(COLLECTION_NAMES.map((name) => [name, collectionOf(name)])) as {
  // Astro infers the types of the entries from these schemas.
  [Name in CollectionName]: { schema: (typeof COLLECTIONS)[Name]["schema"] };
};
