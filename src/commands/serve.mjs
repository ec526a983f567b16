/** `node src/commands/serve.mjs [--port N] [--host]`: serves the built site in `dist/` as a static host does, and prints its address. */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import sirv from "sirv";

const FOLDER = "dist";
/** What carries its version in its name or its address never changes. */
const IMMUTABLE = /^\/_astro\/|[?&]v=/;

const { values } = parseArgs({
  options: { port: { type: "string", default: "4321" }, host: { type: "boolean", default: false } },
});
const base = (process.env["BASE_PATH"] ?? "/").replace(/\/?$/, "/");
if (!existsSync(`${FOLDER}/index.html`)) {
  console.error(`There is nothing in ${FOLDER}/ to serve yet: npm run build, or npm start for both.`);
  process.exit(1);
}

/** @param {import("node:http").ServerResponse} response */
const sayMissing = (response) =>
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(`${FOLDER}/404.html`));
const files = sirv(FOLDER, {
  // Files are read anew, so that a build while it serves is seen.
  dev: true,
  etag: true,
  onNoMatch: (_, response) => sayMissing(response),
  setHeaders: (response, path) => {
    // The archive is a file to keep: sirv would have the browser unpack it on its way.
    if (path.endsWith(".gz")) {
      response.setHeader("Content-Encoding", "identity");
      response.setHeader("Content-Type", "application/gzip");
    }
    if (IMMUTABLE.test(response.req.url ?? "")) response.setHeader("Cache-Control", "max-age=31536000, immutable");
  },
});
const server = createServer((request, response) => {
  const address = request.url ?? "/";
  if (!address.startsWith(base)) return sayMissing(response);
  request.url = `/${address.slice(base.length)}`;
  files(request, response);
});
server.on("error", ({ message }) => {
  console.error(`${message}\nAnother port may be free: --port 8080`);
  process.exit(1);
});
server.listen(Number(values.port), values.host ? undefined : "localhost", () => {
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  console.log(`VoxErr: http://localhost:${port}${base}  (Ctrl+C stops it)`);
});
