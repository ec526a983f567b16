/** The ticket card: ticked steps ↔ the address, filled-in evidence and the rest → the clipboard. Nothing is sent or kept. */
import { doneIn, filled, hashOf, plain, recognisable } from "./filled.ts";

class TicketCard extends HTMLElement {
  private readonly steps = [...document.querySelectorAll<HTMLInputElement>("input[data-step]")];

  connectedCallback() {
    this.readHash();
    addEventListener("hashchange", () => this.readHash());
    for (const step of this.steps) step.addEventListener("change", () => this.writeHash());
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
      if (button?.dataset["copy"]) void this.copy(this.ticket(button.dataset["copy"].split(" ")));
      else if (button && "copyLink" in button.dataset) void this.copy(this.link());
    });
  }

  private readHash() {
    const done = doneIn(location.hash);
    for (const step of this.steps) step.checked = done.includes(step.dataset["step"] ?? "");
  }

  private get done(): string[] {
    return this.steps.filter(({ checked }) => checked).map((step) => step.dataset["step"] ?? "");
  }

  private writeHash() {
    history.replaceState(null, "", location.pathname + location.search + hashOf(this.done));
  }

  /** The permalink; with steps ticked the address of this page, which shows them. */
  private link(): string {
    return this.done.length > 0 ? location.href : (this.dataset["url"] ?? location.href);
  }

  /** The ticket in some languages, one after the other. */
  private ticket(languages: readonly string[]): string {
    const values = [...this.querySelectorAll<HTMLInputElement>("[data-evidence]")].map(({ value, dataset }) =>
      dataset["secret"] === "true" && value.trim() ? recognisable(value.trim()) : value.trim(),
    );
    const done = this.steps.map(({ checked }) => checked);
    const texts = languages.map((language) => {
      const template = this.querySelector<HTMLTemplateElement>(`template[data-ticket="${language}"]`);
      return filled(template?.content.textContent ?? "", { done, values });
    });
    const markdown = texts.join("\n\n---\n\n");
    return this.querySelector<HTMLInputElement>("[data-plain]")?.checked ? plain(markdown) : markdown;
  }

  /** Copies, or where the browser refuses shows the text to be copied by hand. */
  private async copy(text: string) {
    const said = this.querySelector<HTMLElement>("[data-said]");
    const box = this.querySelector<HTMLTextAreaElement>("[data-refused-text]");
    if (!said || !box) return;
    try {
      await navigator.clipboard.writeText(text);
      box.hidden = true;
      said.textContent = said.dataset["copied"] ?? "";
    } catch {
      box.value = text;
      box.hidden = false;
      box.select();
      said.textContent = said.dataset["refused"] ?? "";
    }
  }
}
customElements.define("ticket-card", TicketCard);
