/** The browser of WebKitGTK, driven over WebDriver (https://w3c.github.io/webdriver/). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { findWebKit } from "../../src/node/programs.mjs";
import { clickAt, pressShortcut, typeText } from "./actions.ts";
import type { Session } from "./session.ts";

/** How long the driver may take to start, and how often to check, in milliseconds. */
const START_TIMEOUT = 30_000;
const CHECK_INTERVAL = 100;

/** @throws if no WebKitGTK is found, or if its driver does not answer */
export async function openWebKit(): Promise<Session> {
  const [program, ...args] = findWebKit() ?? [];
  if (!program) throw new Error("No WebKitGTK was found.");
  const port = await freePort();
  // Detached: the driver then has its own process group, which can be ended with its screen and browser.
  const driver = spawn(program, [...args, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
    env: { ...process.env, GDK_BACKEND: "x11" },
  });
  const ended = once(driver, "exit");
  const stop = () => driver.exitCode === null && process.kill(-driver.pid!);
  // The browser must not outlive an aborted test.
  process.once("exit", stop);
  const send = commandSender(`http://127.0.0.1:${port}`);
  await waitUntilReady(send);
  const { sessionId } = (await send("POST", "/session", { capabilities: {} })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  const act = async (actions: object[]) => void (await send("POST", `${session}/actions`, { actions }));
  return {
    open: async (url) => void (await send("POST", `${session}/url`, { url })),
    evaluate: (expression) => send("POST", `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    click: (x, y) => act(clickAt(x, y)),
    type: (text) => act(typeText(text)),
    pressShortcut: (letter) => act(pressShortcut(letter)),
    close: async () => {
      await send("DELETE", session);
      process.off("exit", stop);
      stop();
      await ended;
    },
  };
}

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Returns a function that sends a command to the driver and resolves to its value. */
const commandSender = (origin: string) => async (method: string, path: string, body?: object) => {
  const response = await fetch(origin + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
};

/** Waits until the driver takes commands. */
async function waitUntilReady(send: ReturnType<typeof commandSender>): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    try {
      return void (await send("GET", "/status"));
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, CHECK_INTERVAL));
    }
  }
}
