/** The built site as a plain static host sends it: compressed, with types and caching. For benches and the tests without a network; the others use `npm run serve`. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import { fileAt } from "./site/site.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};
/** File names that carry a hash of what is in them never change. */
const HASHED = "/_astro/";

/** What a test does besides. */
interface Watch {
  /** Sees a request first; true where it has answered. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Told what was sent. */
  after?: (path: string, bytes: number) => void;
}

/** Serves a built site, or whichever it is at the time; resolves once it listens. */
export function host(folder: string | (() => string), port: number, { before, after }: Watch = {}): Promise<Server> {
  const server = createServer((request, response) => {
    if (before?.(request, response)) return;
    const root = typeof folder === "string" ? folder : folder();
    const address = request.url ?? "/";
    const file = fileAt(root, "/", address);
    const type = TYPES[extname(file ?? "404.html")] ?? "application/octet-stream";
    const content = readFileSync(file ?? `${root}/404.html`);
    const isText = !/^image\/png|octet/.test(type);
    const body = isText ? gzipSync(content) : content;
    response.writeHead(file ? 200 : 404, {
      "content-type": type,
      "cache-control": address.startsWith(HASHED) ? "public, max-age=31536000, immutable" : "no-cache",
      ...(isText ? { "content-encoding": "gzip" } : {}),
    });
    response.end(body);
    after?.(address.split("?")[0] ?? "", body.length);
  });
  return new Promise((resolve) => server.listen(port, () => resolve(server)));
}
