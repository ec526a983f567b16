/** Steps that are ticked ↔ the address, so that a link shows them; a step that stands twice is ticked twice. */
import { doneIn, hashOf } from "./filled.ts";

class DoneSteps extends HTMLElement {
  private readonly steps = [...this.querySelectorAll<HTMLInputElement>("input[data-step]")];

  connectedCallback() {
    this.show(doneIn(location.hash));
    addEventListener("hashchange", () => this.show(doneIn(location.hash)));
    for (const step of this.steps) step.addEventListener("change", () => this.tick(step));
  }

  private show(done: readonly string[]) {
    for (const step of this.steps) step.checked = done.includes(step.dataset["step"] ?? "");
  }

  private tick({ checked, dataset: { step: name } }: HTMLInputElement) {
    for (const twin of this.steps) if (twin.dataset["step"] === name) twin.checked = checked;
    const done = this.steps.filter((step) => step.checked).map((step) => step.dataset["step"] ?? "");
    history.replaceState(null, "", location.pathname + location.search + hashOf([...new Set(done)]));
  }
}
customElements.define("done-steps", DoneSteps);
