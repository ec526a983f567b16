/** An installed Firefox, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { findFirefox } from "../../src/node/programs.mjs";
import { clickAt, pressShortcut, typeText } from "./actions.ts";
import type { Session } from "./session.ts";

/** Message from Firefox: the answer to the command with the same `id`, or an event without an `id`. */
interface Message {
  id?: number;
  type: "success" | "error" | "event";
  message?: string;
  result: unknown;
}

/**
 * @param profile empty folder for the browser's profile
 * @throws if no Firefox is found, or if it ends before it takes commands
 */
export async function openFirefox(profile: string): Promise<Session> {
  const program = findFirefox();
  if (!program) throw new Error("No Firefox was found.");
  const args = ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile];
  const firefox = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  // The browser must not outlive an aborted test.
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
    click: (x, y) => act(clickAt(x, y)),
    type: (text) => act(typeText(text)),
    pressShortcut: (letter) => act(pressShortcut(letter)),
    close: async () => {
      await send("browser.close", {});
      await ended;
    },
  };
}

/** The WebSocket address for commands, which Firefox prints when it is ready. */
async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  const lines: string[] = [];
  for await (const line of createInterface(output)) {
    const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1];
    if (address) {
      // Firefox would block if nobody read its output.
      output.resume();
      return `${address}/session`;
    }
    lines.push(line);
  }
  throw new Error(`Firefox ended before it took commands:\n${lines.join("\n")}`);
}

/** Connects to Firefox; returns a function that sends a command and resolves to its result. */
async function connect(address: string) {
  const socket = new WebSocket(address);
  const pending = new Map<number, (answer: Message) => void>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(data) as Message;
    if (message.id !== undefined) pending.get(message.id)?.(message);
  });
  await once(socket, "open");
  let lastId = 0;
  return async <Result>(method: string, params: object): Promise<Result> => {
    const id = ++lastId;
    const answer = await new Promise<Message>((resolve) => {
      pending.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer.type === "error") throw new Error(`${method}: ${answer.message}`);
    return answer.result as Result;
  };
}
