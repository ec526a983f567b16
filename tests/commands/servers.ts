/** Small servers on this machine: what they answer is what a trial is about. */
import { once } from "node:events";
import { createServer as createHttp, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from "node:net";
import type { Certificate } from "./certificates.ts";
import type { Place } from "./place.ts";

/** Lets a server listen on this machine alone and returns its port. */
async function listen(place: Place, server: Server, host = "127.0.0.1"): Promise<number> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
  });
  place.keep({
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  });
  server.listen(0, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** An answer of a server: a body, or more. */
export interface Answer {
  status?: number;
  type?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Answers a request for a range as servers of files do. */
  ranges?: boolean;
  /** Milliseconds before it answers. */
  after?: number;
}

/** Answers every request alike. */
const listenerFor =
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

/** A server for HTTP; returns its address, with `/` at its end. */
export async function http(place: Place, answer: Answer | RequestListener): Promise<string> {
  const listener = typeof answer === "function" ? answer : listenerFor(answer);
  return `http://127.0.0.1:${await listen(place, createHttp(listener))}/`;
}

/** A server for HTTPS under the name `localhost`; returns its port. */
export const https = (place: Place, certificate: Certificate, answer: Answer, host: string): Promise<number> =>
  listen(place, createHttps({ key: certificate.key, cert: certificate.chain }, listenerFor(answer)), host);

/** A server that sends these bytes for every request and hangs up; returns its address. */
export async function literal(place: Place, answer: string | Uint8Array): Promise<string> {
  const server = createTcp((socket) => socket.once("data", () => socket.end(answer)));
  return `http://127.0.0.1:${await listen(place, server)}/`;
}

/** A server that accepts connections and never says a word; returns its port. */
export const mute = (place: Place): Promise<number> =>
  listen(
    place,
    createTcp(() => {}),
  );

/** A server that answers a handshake for a WebSocket; returns its address. */
export async function webSocket(place: Place, answer: string): Promise<string> {
  const server = createHttp();
  server.on("upgrade", (_request, socket) => {
    if (answer.startsWith("HTTP/1.1 101")) socket.write(answer);
    else socket.end(answer);
  });
  return `http://127.0.0.1:${await listen(place, server)}/ws`;
}

/** A port of this machine that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = createTcp();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
