/** The root page → the home page in the reader's language, or the search page where the address asks something. */
import "../components/elements.ts";
import { LANGUAGE_KEY, preferredLocale } from "../i18n/preferred.ts";
import { recall } from "../browser/storage.ts";

class LocaleRedirect extends HTMLElement {
  connectedCallback() {
    const locale = preferredLocale(recall(LANGUAGE_KEY), navigator.languages);
    const home = this.querySelector<HTMLAnchorElement>(`a[data-locale="${locale}"]`);
    if (!home) return;
    const isAsked = new URLSearchParams(location.search).has("q");
    location.replace((isAsked ? home.dataset["searchPage"] : home.href) + location.search);
  }
}
customElements.define("locale-redirect", LocaleRedirect);
