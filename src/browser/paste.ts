/** Masks secrets in text that is pasted or dropped into a search box. */
import { maskSecrets } from "../masking/mask.ts";

type TextBox = HTMLInputElement | HTMLTextAreaElement;

/** Inserts a text in place of the one that a paste or drop event would insert. */
export function insertText(event: Event, box: TextBox, text: string): void {
  event.preventDefault();
  box.focus();
  // Only this deprecated command keeps the undo history. Browsers without it get the text all the same.
  if (!document.execCommand("insertText", false, text)) {
    box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? 0, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** Masks secrets in everything that is pasted or dropped into a form's search box, or submitted from it. */
export function maskPastes(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>("input[name=q]");
  if (!box) return;
  const insertMasked = (event: Event, data: DataTransfer | null) => {
    const text = data?.getData("text/plain") ?? "";
    const masked = maskSecrets(text);
    if (masked !== text) insertText(event, box, masked);
  };
  box.addEventListener("paste", (event) => insertMasked(event, event.clipboardData));
  box.addEventListener("drop", (event) => insertMasked(event, event.dataTransfer));
  form.addEventListener("submit", () => {
    box.value = maskSecrets(box.value);
  });
}
