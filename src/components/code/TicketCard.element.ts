/** The ticket card: copies the ticket with ticked steps and filled-in evidence. Nothing is sent or stored. */
import { maskForTicket } from "../../masking/mask.ts";
import { tickedSteps, writeDoneSteps } from "./browser/done-steps.ts";
import { fillTicket, withoutMarkup } from "./browser/fill-ticket.ts";

class TicketCard extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("button") : null;
      if (button?.dataset["copy"]) void this.copy(this.ticketIn(button.dataset["copy"].split(" ")));
      else if (button && "copyLink" in button.dataset) void this.copy(this.permalink);
    });
  }

  /** The checkboxes of all steps of the page. */
  private get checkboxes() {
    return [...document.querySelectorAll<HTMLInputElement>("input[data-step]")];
  }
  /** The permalink, including the ticked steps. */
  private get permalink(): string {
    return new URL(this.dataset["url"] ?? "", location.href).href + writeDoneSteps(tickedSteps(this.checkboxes));
  }

  /** The ticket in one or more languages, one after the other. */
  private ticketIn(languages: readonly string[]): string {
    const values = [...this.querySelectorAll<HTMLInputElement>("[data-evidence]")].map(({ value, dataset }) =>
      maskForTicket(value.trim(), dataset["secret"] === "true"),
    );
    const isDone = this.checkboxes.map(({ checked }) => checked);
    const isPlain = this.querySelector<HTMLInputElement>("[data-plain]")?.checked;
    const tickets = languages.map((language) => {
      const template = this.querySelector<HTMLTemplateElement>(`template[data-ticket="${language}"]`);
      const text = template?.content.textContent ?? "";
      // Markup is removed first, so that it never touches what the reader typed.
      return `${fillTicket(isPlain ? withoutMarkup(text) : text, { isDone, values })}\n\n${this.permalink}`;
    });
    return tickets.join("\n\n---\n\n");
  }

  /** Copies a text. If the browser refuses, shows it for copying by hand. */
  private async copy(text: string) {
    const status = this.querySelector<HTMLElement>("[data-said]");
    const fallback = this.querySelector<HTMLTextAreaElement>("[data-refused-text]");
    if (!status || !fallback) return;
    try {
      await navigator.clipboard.writeText(text);
      fallback.hidden = true;
      status.textContent = status.dataset["copied"] ?? "";
    } catch {
      fallback.value = text;
      fallback.hidden = false;
      fallback.select();
      status.textContent = status.dataset["refused"] ?? "";
    }
  }
}
customElements.define("ticket-card", TicketCard);
