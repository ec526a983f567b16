/** Shows the codes of chosen products in columns. The checkboxes and the address mirror each other, and the table follows. */
import "../elements.ts";
import { getRequired, passOnSearch } from "../../browser/dom.ts";
import { fillIn } from "../../i18n/sentence.ts";
import { COLUMN_MAX, readChosen, writeChosen } from "./browser/chosen.ts";

class ConditionComparison extends HTMLElement {
  private readonly boxes = [...this.querySelectorAll<HTMLInputElement>("input")];
  private readonly rows = [...this.querySelectorAll<HTMLElement>("tr[data-condition]")];

  connectedCallback() {
    this.restore();
    addEventListener("popstate", () => this.restore());
    for (const box of this.boxes) box.addEventListener("input", () => this.keep());
    getRequired(this, "button").addEventListener("click", () => {
      for (const box of this.boxes) box.checked = false;
      this.keep();
      // The button is hidden now.
      getRequired(this, "summary").focus();
    });
  }

  private get chosen(): HTMLInputElement[] {
    return this.boxes.filter(({ checked }) => checked);
  }

  private restore() {
    const ids = readChosen(
      location.search,
      this.boxes.map(({ value }) => value),
    );
    for (const box of this.boxes) box.checked = ids.includes(box.value);
    this.apply();
  }

  private keep() {
    const search = writeChosen(this.chosen.map(({ value }) => value));
    history.replaceState(null, "", location.pathname + search + location.hash);
    this.apply();
  }

  /** Replaces the lists of all products with a column for each chosen one, and hides conditions without their codes. */
  private apply() {
    const { chosen, rows } = this;
    const isComparing = chosen.length > 0;
    for (const cell of this.querySelectorAll("[data-column]")) cell.remove();
    for (const cell of this.querySelectorAll<HTMLElement>("[data-all]")) cell.hidden = isComparing;
    for (const box of this.boxes) box.disabled = !box.checked && chosen.length >= COLUMN_MAX;
    getRequired(this, "thead > tr").append(
      ...chosen.map((box) => columnCell("th", [box.labels?.[0]?.textContent.trim() ?? ""])),
    );
    for (const row of rows) {
      const entries = chosen.map(({ value }) => row.querySelector(`[data-product="${value}"]`));
      row.append(...entries.map((entry) => columnCell("td", entry ? [...entry.cloneNode(true).childNodes] : [])));
      row.hidden = isComparing && entries.every((entry) => entry === null);
    }
    this.report(isComparing, rows.filter(({ hidden }) => !hidden).length);
  }

  private report(isComparing: boolean, shown: number) {
    const status = getRequired(this, "[role=status]");
    status.textContent = fillIn(fillIn(status.dataset["sentence"] ?? "", shown), this.rows.length);
    getRequired(this, "[data-chosen]").hidden = !isComparing;
    getRequired(this, "[data-none]").hidden = shown > 0;
    getRequired(this, "table").hidden = shown === 0;
    // The other categories, and this one in the other language, show the same choice.
    passOnSearch(location.search, "[data-same-choice], a[data-language]");
  }
}
customElements.define("condition-comparison", ConditionComparison);

/** A cell of a chosen product. */
function columnCell(tag: "th" | "td", content: (Node | string)[]): HTMLElement {
  const cell = document.createElement(tag);
  if (tag === "th") cell.setAttribute("scope", "col");
  cell.dataset["column"] = "";
  cell.append(...content);
  return cell;
}
