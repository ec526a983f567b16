/** An installed Firefox, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { findFirefox } from "../../src/node/programs.mjs";
import { clicking, shortcut, typing } from "./actions.ts";
import type { Session } from "./session.ts";

/** What Firefox sends: the answer to the command with this `id`, or an event, which has none. */
interface Message {
  id?: number;
  type: "success" | "error" | "event";
  message?: string;
  result: unknown;
}

/**
 * @param profile empty folder for the browser's profile
 * @throws if there is no Firefox, or it does not answer
 */
export async function openFirefox(profile: string): Promise<Session> {
  const program = findFirefox();
  if (!program) throw new Error("No Firefox was found.");
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile];
  const firefox = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  // A test that breaks off leaves no browser behind.
  process.once("exit", () => firefox.kill());
  const ended = once(firefox, "exit");
  const send = await connect(await readAddress(firefox.stderr));
  await send("session.new", { capabilities: {} });
  const { contexts } = await send<{ contexts: [{ context: string }] }>("browsingContext.getTree", {});
  const { context } = contexts[0];
  const act = async (actions: object[]) => void (await send("input.performActions", { context, actions }));
  return {
    open: async (url) => void (await send("browsingContext.navigate", { context, url, wait: "complete" })),
    evaluate: async (expression) => {
      const params = { expression, target: { context }, awaitPromise: false };
      const answer = await send<{ result?: { value: unknown } }>("script.evaluate", params);
      if (!answer.result) throw new Error(`The page threw: ${JSON.stringify(answer)}`);
      return answer.result.value;
    },
    click: (x, y) => act(clicking(x, y)),
    type: (text) => act(typing(text)),
    pressShortcut: (letter) => act(shortcut(letter)),
    close: async () => {
      await send("browser.close", {});
      await ended;
    },
  };
}

/** The address at which Firefox takes commands, which it prints when it is ready. */
async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  const printed: string[] = [];
  for await (const line of createInterface(output)) {
    const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
    if (address) {
      // Firefox would stop if its output were not read.
      output.resume();
      return `${address}/session`;
    }
    printed.push(line);
  }
  throw new Error(`Firefox ended before it took commands:\n${printed.join("\n")}`);
}

/** A function that sends a command and returns its result. */
async function connect(address: string) {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: Message) => void>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
  });
  await once(socket, "open");
  let last = 0;
  return async <Result>(method: string, params: object): Promise<Result> => {
    const id = ++last;
    const answer = await new Promise<Message>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === "error") throw new Error(`${method}: ${answer.message}`);
    return answer.result as Result;
  };
}
