/** A page in two languages: on a phone, where the languages are stacked, the reader's language moves to the top. */
import { LANGUAGE_KEY, preferredLocale } from "../../i18n/preferred.ts";
import { recall } from "../../browser/storage.ts";

class LanguageFirst extends HTMLElement {
  connectedCallback() {
    if (!matchMedia("(width < 48rem)").matches) return;
    const locale = preferredLocale(recall(LANGUAGE_KEY), navigator.languages);
    const column = this.querySelector(`:scope > [data-locale="${locale}"]`);
    if (!column || column === this.firstElementChild) return;
    this.prepend(column);
    // Anchors move to the column that is now read first.
    for (const anchor of this.querySelectorAll("[data-case][id]")) {
      const { id } = anchor;
      const formerAnchors = anchor.querySelectorAll(":scope > span[id]");
      anchor.removeAttribute("id");
      const moved = column.querySelector(`[data-case="${id}"]`);
      moved?.setAttribute("id", id);
      moved?.prepend(...formerAnchors);
    }
    // Scrolls to the anchor in its new place.
    if (location.hash) location.replace(location.hash);
  }
}
customElements.define("language-first", LanguageFirst);
