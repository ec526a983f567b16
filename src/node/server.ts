/** A built site → a server that sends it as a static host does, for `npm run serve` and the tests. */
import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import sirv, { type RequestHandler } from "sirv";
import { isImmutable } from "../immutable.ts";

const sendMissing = (folder: string, response: ServerResponse) =>
  response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(join(folder, "404.html")));

/** Sends the files of one folder. */
function filesOf(folder: string): RequestHandler {
  return sirv(folder, {
    // Files are read again for each request, so that a build while it serves is seen.
    dev: true,
    etag: true,
    onNoMatch: (_, response) => sendMissing(folder, response),
    setHeaders: (response, path) => {
      // The archive is a file to keep: sirv would have the browser unpack it on its way.
      if (path.endsWith(".gz")) {
        response.setHeader("Content-Encoding", "identity");
        response.setHeader("Content-Type", "application/gzip");
      }
      if (isImmutable(response.req.url?.slice(1) ?? "")) {
        response.setHeader("Cache-Control", "max-age=31536000, immutable");
      }
    },
  });
}

/**
 * A server that is not listening yet.
 * @param folder gives the folder of the built site, for each request
 * @param base base path of the site, with a slash at both ends
 */
export function siteServer(folder: () => string, base: string): Server {
  const handlers = new Map<string, RequestHandler>();
  return createServer((request, response) => {
    const root = folder();
    const handler = handlers.get(root) ?? filesOf(root);
    handlers.set(root, handler);
    const address = request.url ?? "/";
    if (!address.startsWith(base)) return void sendMissing(root, response);
    request.url = `/${address.slice(base.length)}`;
    handler(request, response);
  });
}
