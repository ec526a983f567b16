/** A server that behaves like a static host, for `npm run serve` and the tests. */
import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import sirv, { type RequestHandler } from "sirv";
import { CACHE_FOREVER, isImmutable } from "../immutable.ts";

const sendNotFound = (folder: string, response: ServerResponse) =>
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(join(folder, "404.html")));

/** Types of text that has Chinese characters. */
const TEXT_TYPES = new Map([
  [".md", "text/markdown"],
  [".txt", "text/plain"],
  [".csv", "text/csv"],
]);

/** Serves the files of one folder. */
function folderHandler(folder: string): RequestHandler {
  return sirv(folder, {
    // Reads files again for each request, so a new build is served without a restart.
    dev: true,
    etag: true,
    onNoMatch: (_, response) => sendNotFound(folder, response),
    setHeaders: (response, path) => {
      // sirv would send the archive as a compressed transfer, which browsers unpack.
      if (path.endsWith(".gz")) {
        response.setHeader("Content-Encoding", "identity");
        response.setHeader("Content-Type", "application/gzip");
      }
      // sirv names the charset of HTML only.
      const type = TEXT_TYPES.get(extname(path));
      if (type) response.setHeader("Content-Type", `${type}; charset=utf-8`);
      if (isImmutable(response.req.url?.slice(1) ?? "")) {
        response.setHeader("Cache-Control", CACHE_FOREVER);
      }
    },
  });
}

/**
 * Creates a server that is not listening yet.
 * @param folder returns the folder of the built site, for each request
 * @param base base path of the site, with a slash at both ends
 */
export function siteServer(folder: () => string, base: string): Server {
  const handlers = new Map<string, RequestHandler>();
  return createServer((request, response) => {
    const root = folder();
    const handler = handlers.get(root) ?? folderHandler(root);
    handlers.set(root, handler);
    const address = request.url ?? "/";
    if (!address.startsWith(base)) return void sendNotFound(root, response);
    request.url = `/${address.slice(base.length)}`;
    handler(request, response);
  });
}
