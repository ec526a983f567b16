/** Small servers on this machine that give the answers a trial needs. */
import { once } from "node:events";
import { createServer as createHttp, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Certificate } from "./certificates.ts";
import type { Sandbox } from "./sandbox.ts";

/** Lets a server listen on this machine, closes it with the sandbox and returns its port. */
async function listen(sandbox: Sandbox, server: Server, host = "127.0.0.1"): Promise<number> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
  });
  sandbox.keep({
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  });
  server.listen(0, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** How a server answers. Everything has a default. */
export interface Answer {
  status?: number;
  type?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Whether the server supports range requests. */
  ranges?: boolean;
  /** Delay before the answer, in milliseconds. */
  after?: number;
}

/** A listener that gives the same answer to every request. */
export const listenerFor =
  ({ status = 200, type = "audio/wav", headers = {}, body = "", ranges = false, after = 0 }: Answer): RequestListener =>
  (request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    const part = ranges && from !== undefined && to !== undefined;
    const bytes = Buffer.from(body);
    const sent = part ? bytes.subarray(Number(from), Number(to) + 1) : bytes;
    request.resume();
    setTimeout(() => {
      response.writeHead(part ? 206 : status, {
        ...(type ? { "content-type": type } : {}),
        "content-length": sent.length,
        ...headers,
      });
      response.end(request.method === "HEAD" ? undefined : sent);
    }, after);
  };

const asListener = (answer: Answer | RequestListener): RequestListener =>
  typeof answer === "function" ? answer : listenerFor(answer);

/** Starts an HTTP server and returns its address, which ends with `/`. */
export async function http(sandbox: Sandbox, answer: Answer | RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(sandbox, createHttp(asListener(answer)))}/`;
}

/** Starts an HTTPS server for the name `localhost` and returns its port. */
export const https = (
  sandbox: Sandbox,
  certificate: Certificate,
  answer: Answer | RequestListener,
  host: string,
): Promise<number> =>
  listen(sandbox, createHttps({ key: certificate.key, cert: certificate.chain }, asListener(answer)), host);

/** Starts a server that answers every request with these bytes and closes the connection, and returns its address. */
export async function literal(sandbox: Sandbox, answer: string | Uint8Array): Promise<string> {
  const server = createTcp((socket) => socket.once("data", () => socket.end(answer)));
  return `http://127.0.0.1:${await listen(sandbox, server)}/`;
}

/** Starts a server that accepts connections but never answers, and returns its port. */
export const mute = (sandbox: Sandbox): Promise<number> =>
  listen(
    sandbox,
    createTcp(() => {}),
  );

/** The bytes with which a server answers a WebSocket handshake. */
export type Handshake = (request: IncomingMessage) => string;

/** Starts a server that answers WebSocket handshakes, with TLS if it has a certificate, and returns its port. */
export function webSocket(sandbox: Sandbox, handshake: Handshake, certificate?: Certificate): Promise<number> {
  const server = certificate ? createHttps({ key: certificate.key, cert: certificate.chain }) : createHttp();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    const answer = handshake(request);
    if (answer.startsWith("HTTP/1.1 101")) socket.write(answer);
    else socket.end(answer);
  });
  return listen(sandbox, server);
}

/** A port of this machine on which no server listens. */
export async function closedPort(): Promise<number> {
  const server = createTcp();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
