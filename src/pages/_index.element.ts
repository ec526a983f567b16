/** The root page → the home page in the reader's language. */
import { LANGUAGE_KEY, preferredLocale } from "../i18n/preferred.ts";
import { recall } from "../components/site/storage.ts";

class LocaleRedirect extends HTMLElement {
  connectedCallback() {
    const locale = preferredLocale(recall(LANGUAGE_KEY), navigator.languages);
    const home = this.querySelector<HTMLAnchorElement>(`a[data-locale="${locale}"]`);
    if (home) location.replace(home.href + location.search);
  }
}
customElements.define("locale-redirect", LocaleRedirect);
