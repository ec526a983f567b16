/** The filter of a list of codes. Its controls and the address mirror each other, and the rows follow. */
import "../elements.ts";
import { passOnSearch } from "../../browser/dom.ts";
import { arrange, hidesRows, readFilter, writeFilter, type ListFilter } from "../../search/query/code-list.ts";
import { fillIn } from "../../i18n/sentence.ts";

class CodeFilter extends HTMLElement {
  private readonly rows = [...this.querySelectorAll<HTMLElement>("tr[data-retry]")].map((element) => ({
    element,
    text: element.textContent ?? "",
    title: element.querySelector("[data-title]")?.textContent ?? "",
    retry: element.dataset["retry"] ?? "",
    owner: element.dataset["owner"] ?? "",
    category: element.dataset["category"] ?? "",
    surfaces: (element.dataset["surface"] ?? "").split(" "),
    range: element.closest<HTMLElement>("[data-group]")?.dataset["group"] ?? "",
  }));
  private readonly controls = [...this.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")];
  private readonly groups = [...this.querySelectorAll<HTMLElement>("[data-group]")];

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
    return { ...readFilter(""), ...values };
  }

  private restore() {
    const filter = readFilter(location.search);
    for (const control of this.controls) {
      control.value = filter[control.name as keyof ListFilter];
      // An unknown value from the address selects no option.
      if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
    }
    this.apply();
  }

  /** Moves the matching rows into their groups, and hides the other rows and empty groups. Further groups of a row get copies. */
  private apply() {
    const { filter } = this;
    passOnSearch(writeFilter(filter));
    const arranged = arrange(this.rows, filter, document.documentElement.lang);
    for (const copy of this.querySelectorAll("tr[data-copy]")) copy.remove();
    for (const { element } of this.rows) element.hidden = true;
    const placed = new Set<HTMLElement>();
    const place = ({ element }: { element: HTMLElement }) => {
      if (!placed.has(element)) {
        placed.add(element);
        return element;
      }
      const copy = element.cloneNode(true) as HTMLElement;
      copy.dataset["copy"] = "";
      return copy;
    };
    for (const group of this.groups) {
      const rows = group.dataset["by"] === filter.group ? (arranged.get(group.dataset["group"] ?? "") ?? []) : [];
      group.hidden = rows.length === 0;
      for (const { element } of rows) element.hidden = false;
      group.querySelector("tbody")?.append(...rows.map(place));
      const groupLink = this.querySelector<HTMLElement>(`a[href="#${group.id}"]`);
      if (groupLink) groupLink.hidden = group.hidden;
    }
    const noMatch = this.querySelector<HTMLElement>("[data-none]");
    if (noMatch) noMatch.hidden = arranged.size > 0;
    const status = this.querySelector<HTMLElement>("[role=status]");
    if (!status) return;
    const sentence = fillIn(fillIn(status.dataset["sentence"] ?? "", placed.size), this.rows.length);
    status.textContent = hidesRows(filter) ? sentence : "";
  }
}
customElements.define("code-filter", CodeFilter);
