/** `npm run serve` serves only files of the site, and explains errors. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

const SERVE = resolve("src/scripts/serve.ts");
let folder: string;
test.beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "serve-"))));
test.afterEach(() => rmSync(folder, { recursive: true }));

/** Requests a path exactly as given; `fetch` would normalise it. */
const get = (port: number, path: string) =>
  new Promise<{ status: number; caching: string | undefined; encoding: string | undefined; body: string }>(
    (resolve, reject) => {
      const sent = request({ host: "localhost", port, path }, async (response) => {
        let body = "";
        for await (const part of response) body += part;
        const { "cache-control": caching, "content-encoding": encoding } = response.headers;
        resolve({ status: response.statusCode ?? 0, caching, encoding, body });
      });
      sent.on("error", reject).end();
    },
  );

test("files below the base path are served, hashed ones are cached for good, and anything else is not found", async () => {
  for (const path of ["en", "_astro"]) mkdirSync(join(folder, "dist", path), { recursive: true });
  const files = {
    "index.html": "root",
    "en/index.html": "home",
    "404.html": "missing",
    "_astro/a.js": "script",
    "a.tar.gz": "gz",
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, "dist", path), text);
  writeFileSync(join(folder, "secret.txt"), "secret");
  const env = { ...process.env, BASE_PATH: "/docs" };
  const server = spawn(process.execPath, [SERVE, "--port", "0"], { cwd: folder, env });
  try {
    const [output] = (await once(server.stdout, "data")) as [Buffer];
    const port = Number(/http:\/\/localhost:(\d+)\/docs\/ /.exec(String(output))?.[1]);
    expect(await get(port, "/docs/en/")).toMatchObject({ status: 200, caching: "no-cache", body: "home" });
    expect((await get(port, "/docs/_astro/a.js")).caching).toContain("immutable");
    // Browsers must not unpack the archive.
    expect(await get(port, "/docs/a.tar.gz")).toMatchObject({ encoding: "identity", body: "gz" });
    for (const path of ["/", "/en/", "/docs/none/", "/docs/../secret.txt", "/docs/..%2fsecret.txt", "/docs/%E0%A4%A"]) {
      expect(await get(port, path), path).toMatchObject({ status: 404, body: "missing" });
    }
  } finally {
    server.kill();
  }
});

test("if nothing is built or the port is in use, the error says what to do", async () => {
  const taken = createServer().listen(0, "localhost");
  await once(taken, "listening");
  const port = String((taken.address() as AddressInfo).port);
  const run = () => spawnSync(process.execPath, [SERVE, "--port", port], { cwd: folder, encoding: "utf8" });
  const unbuilt = run();
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "dist/index.html"), "root");
  const busy = run();
  taken.close();
  expect([unbuilt.status, busy.status]).toEqual([1, 1]);
  expect(unbuilt.stderr).toContain("npm run build");
  expect(busy.stderr).toContain("--port 8080");
});
