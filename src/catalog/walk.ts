/** Walks the data of a content file and keeps track of where each part of it is. */

/** An object in the data of a file, with the keys that lead to it. */
export interface PlacedObject {
  value: object;
  at: PropertyKey[];
}

/**
 * Every object and array in a value, itself included, each before its children.
 * @example objectsIn({ a: [{}] }).map(({ at }) => at) // => [[], ["a"], ["a", 0]]
 */
export function objectsIn(value: unknown, at: PropertyKey[] = []): PlacedObject[] {
  if (value === null || typeof value !== "object") return [];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [{ value, at }, ...children.flatMap(([key, child]: [PropertyKey, unknown]) => objectsIn(child, [...at, key]))];
}
