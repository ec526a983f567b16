/** The labels of a kind of term, by key: what the server hands to scripts of the page. */
export const labelsOf = (terms: Readonly<Record<string, { label: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(terms).map(([key, { label }]) => [key, label]));
