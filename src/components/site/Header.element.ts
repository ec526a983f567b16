/** Header: remembers the language that is clicked; on pages in both languages searches in the one the reader prefers. */
import { LANGUAGE_KEY, preferredLocale } from "../../i18n/preferred.ts";
import { recall, remember } from "./storage.ts";

class SiteHeader extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLElement>("[data-language]") : null;
      if (link?.dataset["language"]) remember(LANGUAGE_KEY, link.dataset["language"]);
    });
    const form = this.querySelector<HTMLFormElement>("form[data-zh]");
    const action = form?.dataset[preferredLocale(recall(LANGUAGE_KEY), navigator.languages)];
    if (form && action) form.action = action;
  }
}
customElements.define("site-header", SiteHeader);
