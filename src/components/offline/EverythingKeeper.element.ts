/** Stores the full copy of the site in the browser: shows its size, downloads, resumes, updates, removes. Also links to the archive. */
import "../elements.ts";
import { getRequired } from "../../browser/dom.ts";
import {
  fetchEverything,
  readCopyState,
  removeEverything,
  SiteChanged,
  type CopyState,
} from "../../browser/everything.ts";
import { fillIn } from "../../i18n/sentence.ts";
import { ARCHIVE, isArchive, type Summary } from "../../offline/files.ts";
import { routes } from "../../routes.ts";
import type { StatusMessage } from "./status-messages.ts";

type Action = "fetch" | "resume" | "update" | "cancel" | "remove";

class EverythingKeeper extends HTMLElement {
  /** Cancels the download that is running. */
  private download: AbortController | undefined;

  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
      const action = button?.dataset["action"] as Action | undefined;
      if (action === "cancel") this.download?.abort();
      else if (action === "remove") void this.removeCopy();
      else if (action) void this.fetchCopy();
    });
    void this.showArchive();
    void this.showState();
  }

  /**
   * Shows what is stored and what can be done about it.
   * @param message explains the outcome of the last action
   */
  private async showState(message?: StatusMessage) {
    try {
      this.showCopy(await readCopyState(), message);
    } catch {
      this.offer([], "refused");
      getRequired(this, "[data-kept]").hidden = true;
    }
    this.dataset["state"] = "shown";
  }

  private showCopy({ complete, isPartial, isAnyStored, offered }: CopyState, message: StatusMessage | undefined) {
    const summary = offered ?? complete;
    if (summary) this.showSize(summary);
    const done = getRequired(this, "[data-done]");
    done.hidden = !complete;
    if (complete) {
      const date = new Date(complete.date).toLocaleDateString(document.documentElement.lang);
      this.fillSentence(done, date, complete.version);
    }
    const isOutdated = complete !== undefined && offered !== undefined && complete.version !== offered.version;
    const removal: Action[] = isAnyStored ? ["remove"] : [];
    if (!offered) this.offer(removal, message ?? (complete ? undefined : "unreachable"));
    else if (isPartial) this.offer(["resume", ...removal], message ?? "partial");
    else if (isOutdated) this.offer(["update", ...removal], message ?? "newer");
    else this.offer(complete ? removal : ["fetch"], message);
  }

  private showSize({ bytes, count }: Summary) {
    const files = count.toLocaleString(document.documentElement.lang);
    this.fillSentence(getRequired(this, "[data-size]"), inMegabytes(bytes), files);
  }

  private async fetchCopy() {
    this.download = new AbortController();
    getRequired(this, "[data-done]").hidden = true;
    getRequired(this, "[data-running]").hidden = false;
    this.offer(["cancel"]);
    // Asks the browser not to evict the copy when storage runs low.
    void navigator.storage?.persist?.().catch(() => false);
    const bar = getRequired<HTMLProgressElement>(this, "progress");
    const progress = getRequired(this, "[data-progress]");
    const message = await fetchEverything((bytes, total) => {
      bar.value = bytes / total;
      this.fillSentence(progress, inMegabytes(bytes), inMegabytes(total));
    }, this.download.signal).then(() => undefined, messageFor);
    this.download = undefined;
    getRequired(this, "[data-running]").hidden = true;
    await this.showState(message);
  }

  private async removeCopy() {
    const message = await removeEverything().then(
      () => "removed" as const,
      () => "refused" as const,
    );
    await this.showState(message);
  }

  /** Shows the buttons of the given actions, and one message. If the focus was on a button that goes, the first one gets it. */
  private offer(actions: readonly Action[], message?: StatusMessage) {
    const buttons = [...this.querySelectorAll<HTMLElement>("[data-action]")];
    const focused = buttons.find((button) => button === document.activeElement);
    for (const button of buttons) button.hidden = !actions.some((action) => action === button.dataset["action"]);
    if (focused?.hidden) buttons.find(({ hidden }) => !hidden)?.focus();
    for (const sentence of this.querySelectorAll<HTMLElement>("[data-saying]"))
      sentence.hidden = sentence.dataset["saying"] !== message;
  }

  private async showArchive() {
    const archive = await fetch(routes.file(ARCHIVE.note), { cache: "no-store" })
      .then((response) => response.json())
      .then((note: unknown) => (isArchive(note) ? note : undefined))
      .catch(() => undefined);
    // There is none offline, nor on a site unpacked from an archive.
    getRequired(this, "[data-archive]").hidden = !archive;
    if (archive) this.fillSentence(getRequired(this, "[data-download]"), inMegabytes(archive.bytes));
  }

  /** Fills the blanks in an element's sentence, in order. */
  private fillSentence(element: HTMLElement, ...values: string[]) {
    element.textContent = values.reduce(fillIn, element.dataset["sentence"] ?? "");
  }
}

const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The message that explains why a download ended; undefined if the reader cancelled it. */
function messageFor(error: unknown): StatusMessage | undefined {
  if (error instanceof SiteChanged) return "changed";
  if (!(error instanceof DOMException)) return "failed";
  if (error.name === "AbortError") return undefined;
  return error.name === "QuotaExceededError" ? "full" : "refused";
}
customElements.define("everything-keeper", EverythingKeeper);
