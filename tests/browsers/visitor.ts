/** What a reader does and sees in a browser, for any browser that has a `Session`. */
import type { Session } from "./session.ts";

export class Visitor {
  constructor(
    private readonly session: Session,
    private readonly site: string,
  ) {}

  open(path: string): Promise<void> {
    return this.session.open(this.site + path);
  }

  /** Path and query of the page. */
  address(): Promise<string> {
    return this.run(() => location.pathname + location.search, null);
  }

  /** Visible texts of all elements that match a selector. */
  texts(selector: string): Promise<string[]> {
    return this.run(
      (query) => [...document.querySelectorAll<HTMLElement>(query)].map(({ innerText }) => innerText.trim()),
      selector,
    );
  }

  /** Values of an attribute of all elements that match a selector. */
  attributes(selector: string, name: string): Promise<(string | null)[]> {
    return this.run(
      ([query, attribute]) => [...document.querySelectorAll(query)].map((element) => element.getAttribute(attribute)),
      [selector, name] as const,
    );
  }

  /** Text of an input. */
  value(selector: string): Promise<string> {
    return this.run((query) => document.querySelector<HTMLTextAreaElement>(query)!.value, selector);
  }

  /** Scrolls to an element. A browser may not draw what is off the screen. */
  scrollTo(selector: string): Promise<null> {
    return this.run((query) => {
      document.querySelector(query)!.scrollIntoView({ block: "center", behavior: "instant" });
      return null;
    }, selector);
  }

  async click(selector: string): Promise<void> {
    await this.scrollTo(selector);
    const [x, y] = await this.run((query): [number, number] => {
      const { left, top, width, height } = document.querySelector(query)!.getBoundingClientRect();
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    }, selector);
    await this.session.click(x, y);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.session.type(text);
  }

  /** Copies a text to the browser's clipboard and pastes it. */
  async paste(selector: string, text: string): Promise<void> {
    await this.focusScratch(text);
    await this.session.pressShortcut("a");
    await this.session.pressShortcut("c");
    await this.click(selector);
    await this.session.pressShortcut("v");
  }

  /** Text in the browser's clipboard, read by pasting it. */
  async clipboard(): Promise<string> {
    await this.focusScratch("");
    await this.session.pressShortcut("v");
    return this.value("#scratch");
  }

  /** Focuses a text box that belongs to the test, so that no script of the page reacts to it. */
  private focusScratch(text: string): Promise<null> {
    return this.run((value) => {
      const box = document.querySelector<HTMLTextAreaElement>("#scratch") ?? document.createElement("textarea");
      box.id = "scratch";
      box.value = value;
      document.body.append(box);
      box.focus();
      return null;
    }, text);
  }

  /** Runs a function in the page. Its input and output are passed as JSON. */
  private async run<In, Out>(action: (input: In) => Out, input: In): Promise<Out> {
    const answer = await this.session.evaluate(`JSON.stringify((${action})(${JSON.stringify(input)}))`);
    return JSON.parse(answer as string) as Out;
  }
}
