/** The search box: answers what is typed or pasted. On the search page, the address follows. */
import "../elements.ts";
import { getRequired, isWordTables, localeOf, passOnSearch, readData } from "../../browser/dom.ts";
import { searchText } from "../../browser/pagefind.ts";
import { insertText } from "../../browser/paste.ts";
import { createSource, OutdatedPage } from "../../browser/search-files.ts";
import { maskSecrets } from "../../masking/mask.ts";
import { secretsIn } from "../../masking/secrets.ts";
import { readState, writeState } from "../../search/query/address.ts";
import { ask, NOTHING_ASKED, type Outcome } from "../../search/query/ask.ts";
import { isLog, maskedOf, readQuestion, type Question } from "../../search/query/text/question.ts";
import { isManifest } from "../../search/shared/shape.ts";
import type { ResultView } from "./browser/result-items.ts";
import { announce, showOutcome, showState, type ShownState } from "./browser/view.ts";

/** Results shown at first and added by “more”; also the number of pages read from each full-text index. */
const PAGE_SIZE = 20;
/** Pause after the last key before the full-text index is searched, the address written, or a long text read. */
const DEBOUNCE_MS = 100;
/** Reading a longer text at every key would slow down typing, so a worker reads it, after a pause; in characters. */
const INSTANT_LENGTH_MAX = 4000;
/** Pause after the last change before the outcome is announced to screen readers. */
const ANNOUNCE_DELAY_MS = 700;
/** The box grows up to this many lines. */
const ROWS_MAX = 12;

/** The values of `data-state`, which are part of the public contract. */
const DATA_STATE: Record<ShownState, string> = {
  idle: "idle",
  loading: "loading",
  found: "done",
  none: "done",
  filtered: "done",
  error: "error",
  outdated: "error",
};

/** A paste whose secrets are masked in the box. */
interface Paste {
  text: string;
  masked: string;
  /** Number of secrets. */
  secrets: number;
}

const delay = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class CodeFinder extends HTMLElement {
  /** Number of the latest search; answers to earlier ones are dropped. */
  private latestSearch = 0;
  private limit = PAGE_SIZE;
  private debounceTimer: ReturnType<typeof setTimeout> | undefined;
  private announceTimer: ReturnType<typeof setTimeout> | undefined;
  private paste: Paste | undefined;
  private areSecretsShown = false;
  private question: Question = NOTHING_ASKED.question;
  private isIdle = true;
  private readonly source = createSource(readData(this, "manifest", isManifest));
  private readonly view: ResultView = {
    root: this,
    locale: localeOf(this),
    words: readData(this, "words", isWordTables),
  };
  private readonly pageTitle = document.title;
  /** The query string of the search that is shown. */
  private shownSearch = "";

  connectedCallback() {
    // The limit is for forms without JavaScript, which would put a long text into the address.
    this.box.removeAttribute("maxlength");
    this.form.addEventListener("submit", (event) => this.handleSubmit(event));
    this.box.addEventListener("input", (event) => {
      // While an input method is open, the text is not what the reader means.
      if (!(event instanceof InputEvent && event.isComposing)) this.handleInput();
    });
    this.box.addEventListener("compositionend", () => this.handleInput());
    this.box.addEventListener("paste", (event) => this.insertMasked(event, event.clipboardData));
    this.box.addEventListener("drop", (event) => this.insertMasked(event, event.dataTransfer));
    this.addEventListener("keydown", (event) => this.handleKey(event));
    this.addEventListener("click", (event) => this.handleClick(event));
    for (const select of this.querySelectorAll("select")) {
      select.addEventListener("change", () => this.update({ push: true }));
    }
    if (this.isPage) {
      this.restore();
      addEventListener("popstate", () => {
        // A link within the page leaves the search as it is: a log is in the box and not in the address.
        if (location.search !== this.shownSearch) this.restore();
      });
    } else if (this.box.value !== "") this.handleInput();
    if (this.isPage && this.box.value === "") this.box.focus();
  }

  private get form() {
    return getRequired<HTMLFormElement>(this, "form");
  }
  private get box() {
    return getRequired<HTMLTextAreaElement>(this, "[data-box]");
  }
  /** The links of the answer, in order. */
  private get links() {
    return [...this.querySelectorAll<HTMLElement>("[data-result] a, [data-suggestion] a, [data-related] a")];
  }
  /** Whether this is the search page, which has filters and keeps the search in its address. */
  private get isPage() {
    return this.dataset["page"] === "true";
  }
  private get filters() {
    const valueOf = (name: string) => this.querySelector<HTMLSelectElement>(`select[name=${name}]`)?.value ?? "";
    return { vendor: valueOf("vendor"), category: valueOf("category") };
  }

  /** Restores the search from the address, and answers it. */
  private restore() {
    clearTimeout(this.debounceTimer);
    this.forgetPaste();
    const { query, vendor, category } = readState(location.search);
    this.question = readQuestion(query);
    this.box.value = maskedOf(this.question);
    this.resize();
    for (const [name, value] of Object.entries({ vendor, category })) {
      const select = getRequired<HTMLSelectElement>(this, `select[name=${name}]`);
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    this.limit = PAGE_SIZE;
    // Removes secrets from the address, in case a link contained any.
    this.writeAddress({ push: false });
    void this.search();
  }

  /** Reads the box, writes the address and searches. */
  private update(history: { push: boolean }) {
    clearTimeout(this.debounceTimer);
    this.question = readQuestion(this.box.value);
    this.limit = PAGE_SIZE;
    this.writeAddress(history);
    void this.search();
  }

  /** @param push adds an entry to the history instead of replacing the current one */
  private writeAddress({ push }: { push: boolean }) {
    if (!this.isPage) return;
    const query = isLog(this.question.text) ? "" : maskedOf(this.question);
    const address = location.pathname + writeState({ query, ...this.filters });
    if (address !== location.pathname + location.search) {
      history[push ? "pushState" : "replaceState"](null, "", address);
    }
    this.shownSearch = location.search;
    document.title = [query, this.pageTitle].filter(Boolean).join(" · ");
    passOnSearch(location.search);
  }

  private handleSubmit(event: SubmitEvent) {
    const { text, sensitive } = readQuestion(this.box.value);
    // On the home page, the form leads to the search page. Logs and secrets must not enter an address: they are answered here.
    if (!this.isPage && text !== "" && !isLog(text) && sensitive.secrets.length === 0) return;
    event.preventDefault();
    this.update({ push: true });
    getRequired(this, "[data-list]").scrollIntoView({ block: "nearest" });
  }

  private handleInput() {
    this.resize();
    if (this.box.value !== this.paste?.masked) this.forgetPaste();
    clearTimeout(this.debounceTimer);
    if (this.box.value.length > INSTANT_LENGTH_MAX) {
      // The answer to an earlier text is no longer shown.
      this.latestSearch++;
      this.dataset["state"] = "loading";
      this.debounceTimer = setTimeout(() => this.update({ push: false }), DEBOUNCE_MS);
      return;
    }
    this.question = readQuestion(this.box.value);
    this.limit = PAGE_SIZE;
    void this.search();
    this.debounceTimer = setTimeout(() => this.writeAddress({ push: false }), DEBOUNCE_MS);
  }

  private forgetPaste() {
    this.paste = undefined;
    this.areSecretsShown = false;
  }

  /** Fits the box to its text, and sets logs in smaller type. */
  private resize() {
    const { value } = this.box;
    this.box.rows = Math.min(value.split("\n", ROWS_MAX).length, ROWS_MAX);
    this.box.toggleAttribute("data-long", isLog(value));
  }

  /** Masks secrets in a paste. They can be revealed only if the paste is the whole text. */
  private insertMasked(event: Event, data: DataTransfer | null) {
    // The box normalises line breaks in the same way.
    const text = (data?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    const masked = maskSecrets(text);
    if (masked === text) return;
    const { box } = this;
    const isWhole = box.selectionStart === 0 && box.selectionEnd === box.value.length;
    this.forgetPaste();
    if (isWhole) this.paste = { text, masked, secrets: secretsIn(text).length };
    // The `input` event that follows starts the search.
    insertText(event, box, masked);
  }

  private handleKey(event: KeyboardEvent) {
    const { box } = this;
    // Safari ends the composition before the key that confirms or cancels a word, and marks the key with 229.
    if (event.isComposing || event.keyCode === 229) return;
    const { links } = this;
    const position = links.indexOf(document.activeElement as HTMLElement);
    const isInBox = document.activeElement === box;
    const focus = (target: HTMLElement | undefined) => {
      event.preventDefault();
      target?.focus();
    };
    // In a list of choices, Escape closes the list.
    if (event.key === "Escape" && box.value !== "" && (isInBox || position >= 0)) {
      box.value = "";
      this.forgetPaste();
      this.resize();
      this.update({ push: false });
      focus(box);
    } else if (event.key === "Enter" && isInBox && !event.shiftKey) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "ArrowDown" && (position >= 0 || (isInBox && box.selectionStart === box.value.length))) {
      if (links.length > 0) focus(links[position + 1] ?? links.at(-1));
    } else if (event.key === "ArrowUp" && position >= 0) focus(links[position - 1] ?? box);
  }

  private handleClick({ target }: MouseEvent) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (!button) return;
    if (button.dataset["line"]) {
      const line = this.querySelector<HTMLElement>(`.line[data-number="${button.dataset["line"]}"]`);
      line?.scrollIntoView({ block: "center" });
      line?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    } else if ("again" in button.dataset) void this.search();
    else if ("reload" in button.dataset) location.reload();
    else if ("more" in button.dataset) {
      this.limit += PAGE_SIZE;
      void this.search();
    } else if ("unfilter" in button.dataset) {
      for (const select of this.querySelectorAll("select")) select.value = "";
      this.update({ push: true });
    } else if ("reveal" in button.dataset) this.toggleSecrets();
  }

  private toggleSecrets() {
    this.areSecretsShown = !this.areSecretsShown;
    if (this.paste) this.box.value = this.areSecretsShown ? this.paste.text : this.paste.masked;
    this.question = readQuestion(this.box.value);
    void this.search();
  }

  /** Answers the current question. */
  private async search() {
    const number = ++this.latestSearch;
    const isCurrent = () => number === this.latestSearch;
    this.dataset["state"] = "loading";
    if (this.isIdle) showState(this, "loading");
    const { question, filters, limit } = this;
    try {
      const answer = question.text.length > INSTANT_LENGTH_MAX ? await this.answerInWorker(question) : undefined;
      if (!isCurrent()) return;
      const outcome = await ask(
        { question, filters, limit, answer },
        this.source,
        async (...request) => {
          await delay(DEBOUNCE_MS);
          return isCurrent() ? searchText(...request) : { hits: [], hasMore: false };
        },
        (partial) => isCurrent() && this.show(partial.state, partial),
      );
      if (isCurrent()) this.show(outcome.state, outcome);
    } catch (error) {
      if (isCurrent()) this.show(error instanceof OutdatedPage ? "outdated" : "error", NOTHING_ASKED);
    }
  }

  /** The worker's answer to a long text, or `undefined` if it cannot give one. */
  private async answerInWorker(question: Question) {
    try {
      const { resolveInWorker } = await import("../../browser/long-texts.ts");
      return await resolveInWorker(question, this.source.manifest);
    } catch {
      return undefined;
    }
  }

  private show(state: ShownState, outcome: Outcome) {
    this.isIdle = state === "idle";
    const secrets = Math.max(outcome.question.sensitive.secrets.length, this.paste?.secrets ?? 0);
    const focused = this.links.indexOf(document.activeElement as HTMLElement);
    showOutcome(this.view, state, outcome, {
      limit: this.limit,
      secrets,
      areSecretsShown: this.areSecretsShown,
    });
    // Who is already in the list when a later answer arrives stays at that place.
    if (focused >= 0) (this.links[focused] ?? this.links.at(-1) ?? this.box).focus({ preventScroll: true });
    if (!outcome.isFinal) return;
    this.removeAttribute("data-fresh");
    this.dataset["state"] = DATA_STATE[state];
    clearTimeout(this.announceTimer);
    this.announceTimer = setTimeout(() => announce(this, state), ANNOUNCE_DELAY_MS);
  }
}

customElements.define("code-finder", CodeFinder);
