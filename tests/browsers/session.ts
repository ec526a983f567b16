/** The interface through which the smoke test drives every browser. */

/** One page of a browser, with a keyboard and a mouse. */
export interface Session {
  /** Opens an address and waits until the page has loaded. */
  open(address: string): Promise<void>;
  /** Evaluates a JavaScript expression in the page, which must give a string, a number or a boolean. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks at a point of the window. */
  click(x: number, y: number): Promise<void>;
  /** Presses the keys of a text one after another. */
  type(text: string): Promise<void>;
  /** Presses a letter together with Command on macOS, or Control elsewhere. */
  pressShortcut(letter: string): Promise<void>;
  close(): Promise<void>;
}
