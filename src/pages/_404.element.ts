/** The path that failed → the words it ends in, in the search boxes of the page. */
import { codeInPath } from "../search/path.ts";

class FailedPath extends HTMLElement {
  connectedCallback() {
    const query = codeInPath(location.pathname);
    for (const box of this.querySelectorAll<HTMLInputElement>("input[name=q]")) box.value = query;
  }
}
customElements.define("failed-path", FailedPath);
