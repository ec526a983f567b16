/** What every page does: remembers the language, guards the search box, completes addresses, keeps the shortcut, starts the worker. */
import "../../browser/trusted-types.ts";
import { guard } from "../../browser/paste.ts";
import { prefetchLinks } from "../../browser/prefetch.ts";
import { startWorker } from "../../browser/service-worker.ts";
import { recall, remember } from "../../browser/storage.ts";
import { LANGUAGE_KEY, preferredLocale } from "../../i18n/preferred.ts";

/** The key that, with the browser's own modifier for such keys, leads to the search box. */
const SHORTCUT = "k";
/** Key of the reader's choice in the browser's storage. */
const SHORTCUT_KEY = "voxerr:shortcut";
const OFF = "off";

class SiteHeader extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>("[data-language]") : null;
      if (!link?.dataset["language"]) return;
      remember(LANGUAGE_KEY, link.dataset["language"]);
      // The case that is pointed at and the steps that are ticked are the same in the other language.
      link.hash = location.hash;
    });
    const form = this.querySelector<HTMLFormElement>("form[data-zh]");
    const action = form?.dataset[preferredLocale(recall(LANGUAGE_KEY), navigator.languages)];
    if (form && action) form.action = action;
    const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
    const savesData = connection?.saveData === true;
    startWorker(savesData);
    prefetchLinks(savesData);
    for (const each of document.querySelectorAll<HTMLFormElement>("form[data-guarded]")) guard(each);
    for (const path of document.querySelectorAll("[data-address]")) {
      path.textContent = new URL(path.textContent.trim(), location.href).href;
    }
    this.setShortcut(recall(SHORTCUT_KEY) !== OFF);
    const choice = document.querySelector<HTMLInputElement>("[data-shortcut]");
    if (!choice) return;
    choice.checked = recall(SHORTCUT_KEY) !== OFF;
    choice.addEventListener("change", () => {
      remember(SHORTCUT_KEY, choice.checked ? "on" : OFF);
      this.setShortcut(choice.checked);
    });
  }

  /** An access key needs a modifier in every browser and never takes a typed character. */
  private setShortcut(isOn: boolean) {
    const box = document.querySelector<HTMLElement>("[data-box]");
    if (isOn) box?.setAttribute("accesskey", SHORTCUT);
    else box?.removeAttribute("accesskey");
  }
}
customElements.define("site-header", SiteHeader);
