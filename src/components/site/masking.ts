/** Text that is pasted or dropped into a box → the box, with its secrets masked. */
import { masked } from "../../search/log.ts";

/**
 * Puts a text with its secrets masked where the event would have put it as it is; without secrets the browser does that.
 * @returns whether the text was put there
 */
export function insertMasked(event: Event, box: HTMLInputElement | HTMLTextAreaElement, text: string): boolean {
  const safe = masked(text);
  if (safe === text) return false;
  event.preventDefault();
  box.focus();
  // The old command alone keeps the browser's undo; where it is gone the text is put there without.
  if (!document.execCommand("insertText", false, safe)) {
    box.setRangeText(safe, box.selectionStart ?? 0, box.selectionEnd ?? 0, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  return true;
}

/** Keeps secrets and pastes of a small search box out of the address that its form leads to. */
export function guard(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!box) return;
  box.addEventListener("paste", (event) => insertMasked(event, box, event.clipboardData?.getData("text/plain") ?? ""));
  box.addEventListener("drop", (event) => insertMasked(event, box, event.dataTransfer?.getData("text/plain") ?? ""));
  form.addEventListener("submit", () => {
    box.value = masked(box.value);
  });
}
