/** What scripts do on every page, apart from single components: language, search box, addresses, prefetching, service worker. */
import "../../browser/trusted-types.ts";
import { maskPastes } from "../../browser/paste.ts";
import { prefetchLinks } from "../../browser/prefetch.ts";
import { startWorker } from "../../browser/service-worker.ts";
import { recall, remember } from "../../browser/storage.ts";
import { LANGUAGE_KEY, preferredLocale } from "../../i18n/preferred.ts";

/** The access key of the search box; browsers combine it with their own modifier keys. */
const SHORTCUT = "k";
/** Storage key of the reader's choice: whether the access key is on. */
const SHORTCUT_KEY = "voxerr:shortcut";
const OFF = "off";

class SiteHeader extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => this.switchLanguage(target));
    this.chooseSearchPage();
    this.offerShortcut();
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guarded]")) maskPastes(form);
    for (const path of document.querySelectorAll("[data-address]")) {
      path.textContent = new URL(path.textContent.trim(), location.href).href;
    }
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    const savesData = connection?.saveData === true;
    startWorker(savesData);
    prefetchLinks(savesData);
  }

  private switchLanguage(target: EventTarget | null) {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>("[data-language]") : null;
    if (!link?.dataset["language"]) return;
    remember(LANGUAGE_KEY, link.dataset["language"]);
    // Anchors and ticked steps are the same in both languages.
    link.hash = location.hash;
  }

  /** On a page in both languages, the search box leads to the search page in the reader's language. */
  private chooseSearchPage() {
    const form = this.querySelector<HTMLFormElement>("form[data-zh]");
    const action = form?.dataset[preferredLocale(recall(LANGUAGE_KEY), navigator.languages)];
    if (form && action) form.action = action;
  }

  /** Sets the access key as the reader chose, and lets them change it on the search page. */
  private offerShortcut() {
    const isOn = recall(SHORTCUT_KEY) !== OFF;
    setShortcut(isOn);
    const checkbox = document.querySelector<HTMLInputElement>("[data-shortcut]");
    if (!checkbox) return;
    checkbox.checked = isOn;
    checkbox.addEventListener("change", () => {
      remember(SHORTCUT_KEY, checkbox.checked ? "on" : OFF);
      setShortcut(checkbox.checked);
    });
  }
}

/** An access key needs a modifier key in every browser, so it never swallows a typed character. */
function setShortcut(isOn: boolean) {
  const box = document.querySelector<HTMLElement>("[data-box]");
  if (isOn) box?.setAttribute("accesskey", SHORTCUT);
  else box?.removeAttribute("accesskey");
}
customElements.define("site-header", SiteHeader);
