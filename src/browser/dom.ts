/** Reads elements and data that the server has rendered. */
import { isRecord, isText } from "../json.ts";
import { LOCALES, type Locale } from "../schema/taxonomy.ts";

/**
 * The first element that matches a selector.
 * @throws if none does
 */
export function getRequired<Match extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Match {
  const element = root.querySelector<Match>(selector);
  if (!element) throw new Error(`${selector} is missing from the page`);
  return element;
}

/** Gives links the query string of the page, so that they show the same: by default those to the other language. */
export function passOnSearch(search: string, selector = "a[data-language]"): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(selector)) link.search = search;
}

/**
 * A copy of the element inside a `<template data-for="name">`.
 * @throws if there is no such template, or it is empty
 */
export function cloneTemplate(root: ParentNode, name: string): HTMLElement {
  const { content } = getRequired<HTMLTemplateElement>(root, `template[data-for="${name}"]`);
  const copy = content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`the template ${name} is empty`);
  return copy;
}

/**
 * Parses the JSON of a `data-` attribute.
 * @throws if the attribute is missing, is not JSON or fails the check
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

/**
 * The language of an element's texts, from its `data-locale`.
 * @throws if the attribute is missing or names no language of the site
 */
export function localeOf({ dataset }: HTMLElement): Locale {
  const locale = LOCALES.find((known) => known === dataset["locale"]);
  if (!locale) throw new Error("data-locale names no language of the site");
  return locale;
}

/** Labels in the reader's language, by kind and id: `{ retries: { never: "…" } }`. */
export type WordTables = Record<string, Record<string, string>>;

/** Whether parsed JSON is a `WordTables`. */
export const isWordTables = (value: unknown): value is WordTables =>
  isRecord(value) && Object.values(value).every((table) => isRecord(table) && Object.values(table).every(isText));
