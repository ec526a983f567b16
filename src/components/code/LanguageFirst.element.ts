/** A page in both languages → the reader's comes first. */
import { LANGUAGE_KEY, preferredLocale } from "../../i18n/preferred.ts";
import { recall } from "../site/storage.ts";

class LanguageFirst extends HTMLElement {
  connectedCallback() {
    const locale = preferredLocale(recall(LANGUAGE_KEY), navigator.languages);
    const own = this.querySelector(`:scope > [data-locale="${locale}"]`);
    if (own) this.prepend(own);
  }
}
customElements.define("language-first", LanguageFirst);
