/** Data that pages share while a site is built. */

/**
 * A function that loads only once in a build. The development server loads for every request, because files change.
 * @example const loadCatalog = oncePerBuild(readCatalog);
 */
export function oncePerBuild<Data>(load: () => Promise<Data>): () => Promise<Data> {
  let loaded: Promise<Data> | undefined;
  return () => (import.meta.env.DEV ? load() : (loaded ??= load()));
}
