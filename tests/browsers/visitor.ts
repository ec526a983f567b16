/** A reader at a browser, who reads, clicks, types, pastes, and checks what was copied. */
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

  /** Visible texts of all elements that a selector finds. */
  texts(selector: string): Promise<string[]> {
    return this.run(
      (found) => [...document.querySelectorAll<HTMLElement>(found)].map(({ innerText }) => innerText.trim()),
      selector,
    );
  }

  /** An attribute of all elements that a selector finds. */
  attributes(selector: string, name: string): Promise<(string | null)[]> {
    return this.run(
      ([found, attribute]) => [...document.querySelectorAll(found)].map((element) => element.getAttribute(attribute)),
      [selector, name] as const,
    );
  }

  /** What an input holds. */
  value(selector: string): Promise<string> {
    return this.run((found) => document.querySelector<HTMLTextAreaElement>(found)!.value, selector);
  }

  /** Scrolls to an element: a browser may not draw what is off the screen. */
  scrollTo(selector: string): Promise<null> {
    return this.run((found) => {
      document.querySelector(found)!.scrollIntoView({ block: "center", behavior: "instant" });
      return null;
    }, selector);
  }

  async click(selector: string): Promise<void> {
    await this.scrollTo(selector);
    const [x, y] = await this.run((found): [number, number] => {
      const element = document.querySelector(found)!;
      const { left, top, width, height } = element.getBoundingClientRect();
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    }, selector);
    await this.session.click(x, y);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.session.type(text);
  }

  /** Pastes a text from the browser's clipboard, to which it is copied first. */
  async paste(selector: string, text: string): Promise<void> {
    await this.focusScratch(text);
    await this.session.pressShortcut("a");
    await this.session.pressShortcut("c");
    await this.click(selector);
    await this.session.pressShortcut("v");
  }

  /** What the browser's clipboard holds, read by pasting it. */
  async copied(): Promise<string> {
    await this.focusScratch("");
    await this.session.pressShortcut("v");
    return this.value("#scratch");
  }

  /** Focuses a text box of the test itself, which no script of the page watches. */
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

  /** Runs a function in the page; what goes in and comes out is written as JSON. */
  private async run<In, Out>(work: (input: In) => Out, input: In): Promise<Out> {
    const answer = await this.session.evaluate(`JSON.stringify((${work})(${JSON.stringify(input)}))`);
    return JSON.parse(answer as string) as Out;
  }
}
