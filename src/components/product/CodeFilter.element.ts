/** The filter of a list of codes: controls ↔ address → rows shown and hidden. */
import { passesFilter, readFilter, writeFilter, type ListFilter } from "../../search/filter.ts";
import { complete } from "../../search/sentence.ts";

class CodeFilter extends HTMLElement {
  private readonly rows = [...this.querySelectorAll<HTMLElement>("tr[data-retry]")].map((element) => ({
    element,
    text: element.textContent ?? "",
    retry: element.dataset["retry"] ?? "",
    owner: element.dataset["owner"] ?? "",
    category: element.dataset["category"] ?? "",
  }));
  private readonly controls = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")];

  connectedCallback() {
    this.restore();
    addEventListener("popstate", () => this.restore());
    for (const control of this.controls) {
      control.addEventListener("input", () => {
        history.replaceState(null, "", location.pathname + writeFilter(this.filter) + location.hash);
        this.apply();
      });
    }
  }

  private get filter(): ListFilter {
    const values = Object.fromEntries(this.controls.map(({ name, value }) => [name, value]));
    return { text: "", retry: "", owner: "", category: "", ...values };
  }

  private restore() {
    const filter = readFilter(location.search);
    for (const control of this.controls) {
      control.value = filter[control.name as keyof ListFilter];
      // A value that the list does not offer filters nothing.
      if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
    }
    this.apply();
  }

  /** Hides the rows that do not pass, and the groups that are left without any. */
  private apply() {
    const { filter } = this;
    for (const row of this.rows) row.element.hidden = !passesFilter(row, filter);
    for (const group of this.querySelectorAll<HTMLElement>("[data-group]")) {
      group.hidden = !group.querySelector("tr[data-retry]:not([hidden])");
      const jump = this.querySelector<HTMLElement>(`a[href="#${group.id}"]`);
      if (jump) jump.hidden = group.hidden;
    }
    const shown = this.rows.filter(({ element }) => !element.hidden).length;
    const status = this.querySelector<HTMLElement>("[role=status]");
    if (status) {
      const sentence = status.dataset["sentence"] ?? "";
      status.textContent = writeFilter(filter) === "" ? "" : complete(complete(sentence, shown), this.rows.length);
    }
  }
}
customElements.define("code-filter", CodeFilter);
