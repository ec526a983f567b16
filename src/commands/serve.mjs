/** `node src/commands/serve.mjs [--port N] [--host]`: serves the built site in `dist/` and prints its address. */
import { parseArgs } from "node:util";
import { preview } from "astro";

const { values } = parseArgs({
  options: { port: { type: "string", default: "4321" }, host: { type: "boolean", default: false } },
});
const server = await preview({
  root: process.cwd(),
  logLevel: "error",
  server: { port: Number(values.port), host: values.host },
});
console.log(`VoxErr: http://localhost:${server.port}${process.env["BASE_PATH"] ?? "/"}  (Ctrl+C stops it)`);
