/** Runs the installed nginx with a configuration, or for a built site. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findNginx } from "../src/node/programs.mjs";

/** A running nginx. */
export interface RunningNginx {
  /** Origin that it answers at. */
  origin: string;
  stop: () => void;
}

/** A port that is not in use. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    }),
  );
}

/**
 * Waits until nginx answers requests.
 * @throws if it has ended, or does not answer within five seconds
 */
async function waitUntilReady(origin: string, nginx: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${readFileSync(log, "utf8")}`);
    try {
      await fetch(origin);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`nginx does not answer at ${origin}`);
}

/**
 * Starts nginx and waits until it answers.
 * @param configure returns the configuration for a value of `listen` and a folder for state
 */
export async function startNginx(configure: (listen: string, state: string) => string): Promise<RunningNginx> {
  const state = mkdtempSync(join(tmpdir(), "voxerr-nginx-"));
  const listen = `127.0.0.1:${await freePort()}`;
  const file = join(state, "nginx.conf");
  const log = join(state, "start.log");
  writeFileSync(file, configure(listen, state));
  const nginx = spawn(findNginx() ?? "nginx", ["-e", log, "-c", file], { stdio: "ignore" });
  const stop = () => {
    nginx.once("exit", () => rmSync(state, { recursive: true, force: true }));
    nginx.kill("SIGTERM");
  };
  await waitUntilReady(`http://${listen}/`, nginx, log);
  return { origin: `http://${listen}`, stop };
}

/**
 * Starts nginx for a built site, with the configuration that `npm run hosting` prints.
 * @param base base path of the site, with a slash at both ends
 */
export const startSiteNginx = (folder: string, base = "/"): Promise<RunningNginx> =>
  startNginx((listen, state) =>
    execFileSync(
      process.execPath,
      ["src/scripts/hosting.ts", "nginx", "--folder", folder, "--listen", listen, "--alone", state],
      { env: { ...process.env, BASE_PATH: base }, encoding: "utf8" },
    ),
  );
