/** A page in both languages → the reader's comes first where one stands below the other. */
import { LANGUAGE_KEY, preferredLocale } from "../../i18n/preferred.ts";
import { recall } from "../../browser/storage.ts";

class LanguageFirst extends HTMLElement {
  connectedCallback() {
    if (!matchMedia("(width < 48rem)").matches) return;
    const locale = preferredLocale(recall(LANGUAGE_KEY), navigator.languages);
    const own = this.querySelector(`:scope > [data-locale="${locale}"]`);
    if (!own || own === this.firstElementChild) return;
    this.prepend(own);
    // What a link points at is in the half that is read first.
    for (const anchor of this.querySelectorAll("[data-case][id]")) {
      const { id } = anchor;
      anchor.removeAttribute("id");
      own.querySelector(`[data-case="${id}"]`)?.setAttribute("id", id);
    }
    if (location.hash) location.replace(location.hash);
  }
}
customElements.define("language-first", LanguageFirst);
