/** Redirects from the root page to the home page in the reader's language, or to the search page if there is a query. */
import "../components/elements.ts";
import { LANGUAGE_KEY, preferredLocale } from "../i18n/preferred.ts";
import { recall } from "../browser/storage.ts";

class LocaleRedirect extends HTMLElement {
  connectedCallback() {
    const locale = preferredLocale(recall(LANGUAGE_KEY), navigator.languages);
    const home = this.querySelector<HTMLAnchorElement>(`a[data-locale="${locale}"]`);
    if (!home) return;
    const hasQuery = new URLSearchParams(location.search).has("q");
    location.replace((hasQuery ? home.dataset["searchPage"] : home.href) + location.search);
  }
}
customElements.define("locale-redirect", LocaleRedirect);
