/** Ticked steps ↔ the hash of the address. The same step can occur twice on a page, once per language. */
import { readDoneSteps, writeDoneSteps } from "./browser/done-steps.ts";

class DoneSteps extends HTMLElement {
  private readonly checkboxes = [...this.querySelectorAll<HTMLInputElement>("input[data-step]")];

  connectedCallback() {
    this.restore();
    addEventListener("hashchange", () => this.restore());
    for (const checkbox of this.checkboxes) checkbox.addEventListener("change", () => this.save(checkbox));
  }

  private restore() {
    const done = readDoneSteps(location.hash);
    for (const checkbox of this.checkboxes) checkbox.checked = done.includes(nameOf(checkbox));
  }

  private save(changed: HTMLInputElement) {
    for (const checkbox of this.checkboxes) {
      if (nameOf(checkbox) === nameOf(changed)) checkbox.checked = changed.checked;
    }
    const done = new Set(this.checkboxes.filter(({ checked }) => checked).map(nameOf));
    history.replaceState(null, "", location.pathname + location.search + writeDoneSteps([...done]));
  }
}

const nameOf = ({ dataset }: HTMLInputElement): string => dataset["step"] ?? "";

customElements.define("done-steps", DoneSteps);
