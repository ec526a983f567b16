/** What the smoke test needs of a browser. */

/** One page of a browser, with a keyboard and a mouse. */
export interface Session {
  /** Opens an address and waits until the page has loaded. */
  open(address: string): Promise<void>;
  /** Value of a JavaScript expression in the page: a string, a number or a boolean. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks at a point of the window. */
  click(x: number, y: number): Promise<void>;
  /** Presses the keys of a text, one after the other. */
  type(text: string): Promise<void>;
  /** Presses a letter together with the key for shortcuts: Command on macOS, Control elsewhere. */
  pressShortcut(letter: string): Promise<void>;
  close(): Promise<void>;
}
