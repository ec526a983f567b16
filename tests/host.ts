/** A server for the built site that a test can observe, interfere with and stop. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { siteServer } from "../src/node/server.ts";
import { fileAt } from "./site/site.ts";

/** A response that was sent. */
export interface Sent {
  /** Path with its query. */
  address: string;
  status: number;
  /** Size of the body as a compressing host sends it; 0 for "304 Not Modified". */
  bytes: number;
}

export interface RunningServer {
  origin: string;
  close: () => void;
}

interface Hooks {
  /** Called with each request; if it returns true, it has answered the request. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Called after each response. */
  after?: (sent: Sent) => void;
}

/** Files that hosts do not compress. */
const NOT_COMPRESSED = /\.(png|pf_\w+|pagefind|gz)$/;

/**
 * Serves a built site on a free port.
 * @param folder returns the folder of the site, for each request
 */
export function startServer(
  folder: () => string,
  { before = () => false, after = () => {} }: Hooks = {},
): Promise<RunningServer> {
  const server = siteServer(folder, "/");
  const [serve] = server.listeners("request") as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    if (before(request, response)) return;
    const address = request.url ?? "/";
    const root = folder();
    response.on("finish", () => {
      const { statusCode: status } = response;
      const content = readFileSync(fileAt(root, "/", address) ?? `${root}/404.html`);
      const [path = ""] = address.split("?");
      const size = NOT_COMPRESSED.test(path) ? content.length : gzipSync(content).length;
      after({ address, status, bytes: status === 304 ? 0 : size });
    });
    serve?.(request, response);
  });
  return new Promise((resolve) =>
    server.listen(0, "localhost", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        origin: `http://localhost:${port}`,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      });
    }),
  );
}
