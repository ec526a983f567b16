/** WebKitGTK's browser, driven over WebDriver (https://w3c.github.io/webdriver/). */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { findWebKit } from "../../src/node/programs.mjs";
import { clicking, shortcut, typing } from "./actions.ts";
import type { Session } from "./session.ts";

/** How long the driver may take to start, and the time between two looks, in milliseconds. */
const START = 30_000;
const LOOK = 100;

/** @throws if there is no WebKitGTK, or it does not answer */
export async function openWebKit(): Promise<Session> {
  const [program, ...args] = findWebKit() ?? [];
  if (!program) throw new Error("No WebKitGTK was found.");
  const port = await freePort();
  // A process group of its own, so that the screen and the browser can be ended with the driver.
  const driver = spawn(program, [...args, `--port=${port}`], {
    stdio: "ignore",
    detached: true,
    env: { ...process.env, GDK_BACKEND: "x11" },
  });
  const ended = once(driver, "exit");
  const stop = () => driver.exitCode === null && process.kill(-driver.pid!);
  // A test that breaks off leaves no browser behind.
  process.once("exit", stop);
  const send = sender(`http://127.0.0.1:${port}`);
  await isReady(send);
  const { sessionId } = (await send("POST", "/session", { capabilities: {} })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  const act = async (actions: object[]) => void (await send("POST", `${session}/actions`, { actions }));
  return {
    open: async (url) => void (await send("POST", `${session}/url`, { url })),
    evaluate: (expression) => send("POST", `${session}/execute/sync`, { script: `return (${expression})`, args: [] }),
    click: (x, y) => act(clicking(x, y)),
    type: (text) => act(typing(text)),
    pressShortcut: (letter) => act(shortcut(letter)),
    close: async () => {
      await send("DELETE", session);
      process.off("exit", stop);
      stop();
      await ended;
    },
  };
}

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A function that sends a command and returns its value. */
const sender = (origin: string) => async (method: string, path: string, body?: object) => {
  const response = await fetch(origin + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await response.json()) as { value: unknown };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
};

/** Waits until the driver takes commands. */
async function isReady(send: ReturnType<typeof sender>): Promise<void> {
  const end = Date.now() + START;
  for (;;) {
    try {
      return void (await send("GET", "/status"));
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }
}
