/** The built site on a port of its own, watched and switched off by a test. */
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { siteServer } from "../src/node/server.ts";
import { fileAt } from "./site/site.ts";

/** What was sent for a request. */
export interface Sent {
  /** Path with its query. */
  address: string;
  status: number;
  /** Bytes as a host that compresses sends them; none for "not changed". */
  bytes: number;
}

export interface Host {
  origin: string;
  close: () => void;
}

/** Files that hosts do not compress. */
const COMPRESSED = /\.(png|pf_\w+|pagefind|gz)$/;

/**
 * Serves a built site.
 * @param folder gives its folder, for each request
 * @param before sees a request first; true if it has answered it
 * @param after told what was sent
 */
export function host(
  folder: () => string,
  {
    before = () => false,
    after = () => {},
  }: { before?: (request: IncomingMessage, response: ServerResponse) => boolean; after?: (sent: Sent) => void } = {},
): Promise<Host> {
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
      const size = COMPRESSED.test(address.split("?")[0]!) ? content.length : gzipSync(content).length;
      after({ address, status, bytes: status === 304 ? 0 : size });
    });
    serve!(request, response);
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
