/** `npm run serve -- [--port N] [--host]`: serves the built site in `dist/` like a static host, and prints its address. */
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { siteServer } from "../node/server.ts";
import { NAME, SITE } from "../site.ts";

const FOLDER = "dist";

const { values } = parseArgs({
  options: { port: { type: "string", default: "4321" }, host: { type: "boolean", default: false } },
});
if (!existsSync(`${FOLDER}/index.html`)) {
  console.error(`${FOLDER}/ contains no built site: run npm run build first, or npm start, which does both.`);
  process.exit(1);
}
const server = siteServer(() => FOLDER, SITE.base);
server.on("error", ({ message }) => {
  console.error(`${message}\nTry another port: --port 8080`);
  process.exit(1);
});
server.listen(Number(values.port), values.host ? undefined : "localhost", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`${NAME}: http://localhost:${port}${SITE.base}  (Ctrl+C stops it)`);
});
