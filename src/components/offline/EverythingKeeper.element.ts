/** Keeps the whole site in the browser: says how large it is, fetches, goes on, updates, removes; and offers the archive. */
import "../elements.ts";
import { ARCHIVE_FILE, isArchive, type Summary } from "../../offline/files.ts";
import { routes } from "../../routes.ts";
import { complete } from "../../i18n/sentence.ts";
import { getRequired } from "../../browser/dom.ts";
import { fetchEverything, lookUp, removeEverything, SiteChanged, type Kept } from "../../browser/everything.ts";

type Action = "fetch" | "resume" | "update" | "cancel" | "remove";

class EverythingKeeper extends HTMLElement {
  private running: AbortController | undefined;

  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-action]") : null;
      const action = button?.dataset["action"] as Action | undefined;
      if (action === "cancel") this.running?.abort();
      else if (action === "remove") void this.forget();
      else if (action) void this.fetch();
    });
    void this.offerArchive();
    void this.show();
  }

  /** Shows what is kept and what can be done. @param saying a sentence that explains it, where there is one */
  private async show(saying?: string) {
    try {
      const kept = await lookUp();
      this.sayWhatIsKept(kept, saying);
    } catch {
      this.offer([], "refused");
      getRequired(this, "[data-kept]").hidden = true;
    }
    this.dataset["state"] = "shown";
  }

  private sayWhatIsKept({ complete: note, isPartial, offered }: Kept, saying: string | undefined) {
    const summary = offered ?? note;
    if (summary) this.sayHowLarge(summary);
    const done = getRequired(this, "[data-done]");
    done.hidden = !note;
    if (note) this.fill(done, new Date(note.date).toLocaleDateString(document.documentElement.lang), note.version);
    const isNewer = Boolean(note && offered && note.version !== offered.version);
    const removal: Action[] = note || isPartial ? ["remove"] : [];
    if (!offered) this.offer(removal, saying ?? (note ? undefined : "unreachable"));
    else if (isPartial) this.offer(["resume", ...removal], saying ?? "partial");
    else if (isNewer) this.offer(["update", ...removal], saying ?? "newer");
    else this.offer(note ? removal : ["fetch"], saying);
  }

  private sayHowLarge({ bytes, count }: Summary) {
    this.fill(getRequired(this, "[data-size]"), this.size(bytes), count.toLocaleString(document.documentElement.lang));
  }

  private async fetch() {
    this.running = new AbortController();
    getRequired(this, "[data-done]").hidden = true;
    getRequired(this, "[data-running]").hidden = false;
    this.offer(["cancel"]);
    // Asked for, so that a browser short of room does not take it first.
    void navigator.storage?.persist?.().catch(() => false);
    const bar = getRequired<HTMLProgressElement>(this, "progress");
    const outcome = await fetchEverything((bytes, all) => {
      bar.value = bytes / all;
      this.fill(getRequired(this, "[data-progress]"), this.size(bytes), this.size(all));
    }, this.running.signal).then(() => undefined, sayingOf);
    this.running = undefined;
    getRequired(this, "[data-running]").hidden = true;
    await this.show(outcome);
  }

  private async forget() {
    const saying = await removeEverything().then(
      () => "removed",
      () => "refused",
    );
    await this.show(saying);
  }

  /** Shows the buttons of some actions, and one sentence. */
  private offer(actions: readonly Action[], saying?: string) {
    for (const button of this.querySelectorAll<HTMLElement>("[data-action]"))
      button.hidden = !(actions as string[]).includes(button.dataset["action"] ?? "");
    for (const sentence of this.querySelectorAll<HTMLElement>("[data-saying]"))
      sentence.hidden = sentence.dataset["saying"] !== saying;
  }

  private async offerArchive() {
    const archive = await fetch(routes.file(ARCHIVE_FILE), { cache: "no-store" })
      .then((response) => response.json())
      .then((note: unknown) => (isArchive(note) ? note : undefined))
      .catch(() => undefined);
    // Inside an unpacked archive, and without a network, there is none.
    getRequired(this, "[data-archive]").hidden = !archive;
    if (!archive) return;
    const name = archive.address.split("/").at(-1) ?? "";
    const link = getRequired<HTMLAnchorElement>(this, "[data-download]");
    link.href = routes.file(archive.address);
    link.download = name;
    this.fill(link, name, this.size(archive.bytes));
    const command = getRequired(this, "[data-command]");
    command.textContent = complete(command.dataset["command"] ?? "", name);
  }

  /** Fills the holes of an element's sentence in their order. */
  private fill(element: HTMLElement, ...values: string[]) {
    element.textContent = values.reduce(complete, element.dataset["sentence"] ?? "");
  }

  private size(bytes: number): string {
    const megabytes = (bytes / 1_000_000).toFixed(1);
    return `${megabytes} MB`;
  }
}

/** The sentence that explains why fetching ended; none where the reader ended it. */
function sayingOf(error: unknown): string | undefined {
  if (error instanceof SiteChanged) return "changed";
  if (!(error instanceof DOMException)) return "failed";
  if (error.name === "AbortError") return undefined;
  return error.name === "QuotaExceededError" ? "full" : "refused";
}
customElements.define("everything-keeper", EverythingKeeper);
