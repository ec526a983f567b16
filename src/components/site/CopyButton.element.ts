/** The copy button: copies its text and briefly reports the outcome. */

/** How long the outcome is shown. */
const STATUS_MS = 2000;

class CopyButton extends HTMLElement {
  private timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    this.addEventListener("click", async () => {
      const status = this.querySelector("[role=status]");
      if (!status) return;
      const { text = "", done = "", refused = "" } = this.dataset;
      try {
        // Without HTTPS there is no clipboard, and this throws.
        await navigator.clipboard.writeText(text);
        status.textContent = done;
      } catch {
        status.textContent = refused;
      }
      clearTimeout(this.timer);
      this.timer = setTimeout(() => (status.textContent = ""), STATUS_MS);
    });
  }
}
customElements.define("copy-button", CopyButton);
