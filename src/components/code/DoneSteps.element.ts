/** Ticked steps ↔ the hash of the address. The same step can occur twice on a page, once per language. */
import { namesDoneSteps, readDoneSteps, stepOf, tickedSteps, writeDoneSteps } from "./browser/done-steps.ts";

class DoneSteps extends HTMLElement {
  private readonly checkboxes = [...this.querySelectorAll<HTMLInputElement>("input[data-step]")];

  connectedCallback() {
    this.restore();
    // A link to a part of the page leaves the ticks as they are.
    addEventListener("hashchange", () => namesDoneSteps(location.hash) && this.restore());
    for (const checkbox of this.checkboxes) checkbox.addEventListener("change", () => this.save(checkbox));
  }

  private restore() {
    const done = readDoneSteps(location.hash);
    for (const checkbox of this.checkboxes) checkbox.checked = done.includes(stepOf(checkbox));
  }

  private save(changed: HTMLInputElement) {
    for (const checkbox of this.checkboxes) {
      if (stepOf(checkbox) === stepOf(changed)) checkbox.checked = changed.checked;
    }
    history.replaceState(null, "", location.pathname + location.search + writeDoneSteps(tickedSteps(this.checkboxes)));
  }
}

customElements.define("done-steps", DoneSteps);
