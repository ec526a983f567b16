/** `npm run serve -- [--port N] [--host]`: serves the built site in `dist/` like a static host, and prints its address. */
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { failWithUsage, readOptions } from "../node/options.ts";
import { siteServer } from "../node/server.ts";
import { NAME, SITE } from "../site.ts";

const FOLDER = "dist";

const USAGE = "npm run serve -- [--port N] [--host]";

const { values } = readOptions(USAGE, {
  options: { port: { type: "string", default: "4321" }, host: { type: "boolean", default: false } },
});
const wantedPort = Number(values.port);
if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65535)
  failWithUsage(`--port is ${values.port}: write a number up to 65535`, USAGE);
if (!existsSync(`${FOLDER}/index.html`)) {
  console.error(`${FOLDER}/ contains no built site: run npm run build first, or npm start, which does both.`);
  process.exit(1);
}
const server = siteServer(() => FOLDER, SITE.base);
server.on("error", ({ message }) => {
  console.error(`${message}\nTry another port: --port 8080`);
  process.exit(1);
});
server.listen(wantedPort, values.host ? undefined : "localhost", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`${NAME}: http://localhost:${port}${SITE.base}  (Ctrl+C stops it)`);
});
