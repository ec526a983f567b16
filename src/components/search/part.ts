/** Parts of the server's page: there for certain, or the page is broken. */

/**
 * The first element that a selector finds.
 * @throws where there is none
 */
export function part<Part extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Part {
  const found = root.querySelector<Part>(selector);
  if (!found) throw new Error(`${selector} is missing from the page`);
  return found;
}

/** The element that a template of the page holds, cloned. */
export function clone(root: ParentNode, name: string): HTMLElement {
  const { content } = part<HTMLTemplateElement>(root, `template[data-for="${name}"]`);
  const copy = content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`the template ${name} is empty`);
  return copy;
}
