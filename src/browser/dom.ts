/** Elements and data that the server wrote into the page: they are there, or the page is broken. */

/**
 * The first element that a selector finds.
 * @throws if there is none
 */
export function getRequired<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`${selector} is missing from the page`);
  return found;
}

/** A copy of the element inside a `<template data-for="name">`. */
export function cloneTemplate(root: ParentNode, name: string): HTMLElement {
  const { content } = getRequired<HTMLTemplateElement>(root, `template[data-for="${name}"]`);
  const copy = content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`the template ${name} is empty`);
  return copy;
}

/**
 * The JSON of a `data-` attribute.
 * @throws if the attribute is missing, is not JSON, or holds something else
 */
export function readData<Data>(
  { dataset }: HTMLElement,
  name: string,
  isValid: (value: unknown) => value is Data,
): Data {
  const value: unknown = JSON.parse(dataset[name] ?? "null");
  if (!isValid(value)) throw new Error(`data-${name} is not what the page should hold`);
  return value;
}

/** Words in the reader's language by kind and id: `{ retries: { never: "…" } }`. */
export type WordTables = Record<string, Record<string, string>>;
export const isWordTables = (value: unknown): value is WordTables =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((table) => typeof table === "object" && table !== null);
