/** The copy button: its text → the clipboard; says what came of it, for a moment. */

/** How long it says so, in milliseconds. */
const SAID = 2000;

class CopyButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", async () => {
      const said = this.querySelector("[role=status]");
      if (!said) return;
      const { text = "", done = "", refused = "" } = this.dataset;
      try {
        // Where a host has no encryption there is no clipboard at all.
        await navigator.clipboard.writeText(text);
        said.textContent = done;
      } catch {
        said.textContent = refused;
      }
      setTimeout(() => (said.textContent = ""), SAID);
    });
  }
}
customElements.define("copy-button", CopyButton);
