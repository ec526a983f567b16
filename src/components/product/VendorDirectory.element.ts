/** The filter of the vendors: what is typed narrows the list to the products whose names, or whose vendor's names, contain it. */
import "../elements.ts";
import { getRequired } from "../../browser/dom.ts";
import { fillIn } from "../../i18n/sentence.ts";
import { fold } from "../../search/shared/fold.ts";

const namesOf = ({ dataset }: HTMLElement) => fold(dataset["names"] ?? "");

class VendorDirectory extends HTMLElement {
  /** A short list has no filter. */
  private readonly input = this.querySelector("input");
  private readonly status = getRequired(this, "[role=status]");
  /** What the status says of the whole list. */
  private readonly complete = this.status.textContent;
  private readonly vendors = [...this.querySelectorAll<HTMLElement>(":scope > ul > li")].map((element) => ({
    element,
    products: [...element.querySelectorAll<HTMLElement>("li")].map((product) => ({
      element: product,
      names: `${namesOf(element)} ${namesOf(product)}`,
    })),
  }));

  connectedCallback() {
    const { input } = this;
    if (!input) return;
    input.addEventListener("input", () => this.apply(input.value));
    // A browser restores what was typed when the reader comes back.
    this.apply(input.value);
  }

  private apply(typed: string) {
    const words = fold(typed).split(" ");
    const products = this.vendors.flatMap((vendor) => vendor.products);
    for (const { element, names } of products) element.hidden = !words.every((word) => names.includes(word));
    const shown = products.filter(({ element }) => !element.hidden).length;
    for (const { element, products: own } of this.vendors) element.hidden = own.every((item) => item.element.hidden);
    getRequired(this, "[data-none]").hidden = shown > 0;
    const sentence = this.status.dataset["sentence"] ?? "";
    this.status.textContent = words.join("") === "" ? this.complete : fillIn(fillIn(sentence, shown), products.length);
  }
}
customElements.define("vendor-directory", VendorDirectory);
