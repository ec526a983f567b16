/** Keeps the whole site in the browser: says how large it is, fetches, goes on, updates, removes; and offers the archive. */
import { ARCHIVE_FILE, type Archive, type Summary } from "../../offline/files.ts";
import { routes } from "../../routes.ts";
import { complete } from "../../search/sentence.ts";
import { part } from "../search/part.ts";
import { fetchEverything, lookUp, removeEverything, SiteChanged, type Kept } from "./everything.ts";

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
      part(this, "[data-kept]").hidden = true;
    }
    this.dataset["state"] = "shown";
  }

  private sayWhatIsKept({ complete: note, isPartial, offered }: Kept, saying: string | undefined) {
    const summary = offered ?? note;
    if (summary) this.sayHowLarge(summary);
    const done = part(this, "[data-done]");
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
    this.fill(part(this, "[data-size]"), this.size(bytes), count.toLocaleString(document.documentElement.lang));
  }

  private async fetch() {
    this.running = new AbortController();
    part(this, "[data-done]").hidden = true;
    part(this, "[data-running]").hidden = false;
    this.offer(["cancel"]);
    // Asked for, so that a browser short of room does not take it first.
    void navigator.storage?.persist?.().catch(() => false);
    const bar = part<HTMLProgressElement>(this, "progress");
    const outcome = await fetchEverything((bytes, all) => {
      bar.value = bytes / all;
      this.fill(part(this, "[data-progress]"), this.size(bytes), this.size(all));
    }, this.running.signal).then(() => undefined, sayingOf);
    this.running = undefined;
    part(this, "[data-running]").hidden = true;
    await this.show(outcome);
  }

  private async forget() {
    await removeEverything().catch(() => undefined);
    await this.show("removed");
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
      .then((response) => (response.ok ? (response.json() as Promise<Archive | null>) : undefined))
      .catch(() => undefined);
    // Inside an unpacked archive, and without a network, there is none.
    part(this, "[data-archive]").hidden = archive === undefined;
    if (archive === undefined) return;
    part(this, "[data-packed]").hidden = !archive;
    part(this, "[data-unpacked]").hidden = Boolean(archive);
    if (!archive) return;
    const name = archive.address.split("/").at(-1) ?? "";
    const link = part<HTMLAnchorElement>(this, "[data-download]");
    link.href = routes.file(archive.address);
    link.download = name;
    this.fill(link, name, this.size(archive.bytes));
    const command = part(this, "[data-command]");
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
