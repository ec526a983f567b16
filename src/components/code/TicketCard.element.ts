/** The ticket card: ticked steps, filled-in evidence and the rest → the clipboard. Nothing is sent or kept. */
import { shareable } from "../../masking/mask.ts";
import { doneIn, filled, hashOf, plain } from "./filled.ts";

class TicketCard extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
      if (button?.dataset["copy"]) void this.copy(this.ticket(button.dataset["copy"].split(" ")));
      else if (button && "copyLink" in button.dataset) void this.copy(this.link);
    });
  }

  /** The permalink, with the steps that are ticked. */
  private get link(): string {
    return new URL(this.dataset["url"] ?? "", location.href).href + hashOf(doneIn(location.hash));
  }

  /** The ticket in some languages, one after the other. */
  private ticket(languages: readonly string[]): string {
    const values = [...this.querySelectorAll<HTMLInputElement>("[data-evidence]")].map(({ value, dataset }) =>
      shareable(value.trim(), dataset["secret"] === "true"),
    );
    const steps = document.querySelectorAll<HTMLInputElement>("input[data-step]");
    const done = [...steps].map(({ checked }) => checked);
    const isPlain = this.querySelector<HTMLInputElement>("[data-plain]")?.checked;
    const texts = languages.map((language) => {
      const template = this.querySelector<HTMLTemplateElement>(`template[data-ticket="${language}"]`);
      const text = template?.content.textContent ?? "";
      // What the reader typed stays as it is.
      return `${filled(isPlain ? plain(text) : text, { done, values })}\n\n${this.link}`;
    });
    return texts.join("\n\n---\n\n");
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
