/** Text that is pasted or dropped into a box → the box, with its secrets masked. */
import { masked } from "../masking/mask.ts";

type TextBox = HTMLInputElement | HTMLTextAreaElement;

/** Inserts a text where the event would have inserted it. */
export function insertText(event: Event, box: TextBox, text: string): void {
  event.preventDefault();
  box.focus();
  // The old command alone keeps the browser's undo; a browser without it gets the text all the same.
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** Keeps the secrets of pastes out of a small search box, and out of the address that its form leads to. */
export function guard(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!box) return;
  const insert = (event: Event, data: DataTransfer | null) => {
    const text = data?.getData("text/plain") ?? "";
    const safe = masked(text);
    if (safe !== text) insertText(event, box, safe);
  };
  box.addEventListener("paste", (event) => insert(event, event.clipboardData));
  box.addEventListener("drop", (event) => insert(event, event.dataTransfer));
  form.addEventListener("submit", () => {
    box.value = masked(box.value);
  });
}
