/** Trials of WebSocket handshakes. */
import type { IncomingMessage } from "node:http";
import { closedPort, webSocket, type Handshake } from "../servers.ts";
import type { Details, Setting, State, Trial } from "../trial.ts";
import { insteadOf, isCall, RECOGNITION, resource, unreachable } from "./hosts.ts";
import { certified, hosted, linked, refused, TOKENS } from "./settings.ts";

/** A state in which a vendor's host refuses or accepts WebSocket handshakes. */
const shakesHandsAt =
  (host: string, set: Setting["set"], handshake: Handshake, details: Details): State =>
  async (sandbox) =>
    insteadOf(sandbox, host, await webSocket(sandbox, handshake, certified(sandbox, "good")), set, details);

/** Accepts a handshake and then sends nothing. */
const ACCEPTED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

/** A state with a WebSocket server that gives this answer to a handshake. */
const shakesHands =
  (answer: string, details: Details): State =>
  async (sandbox) => ({ set: linked(`http://127.0.0.1:${await webSocket(sandbox, () => answer)}/ws`), ...details });

/** Accepts requests that this finds right, and refuses others. */
const onlyIf =
  (right: (request: IncomingMessage) => boolean): Handshake =>
  (request) =>
    right(request) ? ACCEPTED : 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 25\r\n\r\n{"message":"no such key"}';

/** A state in which a handshake is repeated with the headers of a file. */
const repeats =
  (headers: string, details: Details): State =>
  async (sandbox) => {
    const handshake = onlyIf((request) => request.headers["x-api-key"] === "k1");
    const url = `http://127.0.0.1:${await webSocket(sandbox, handshake)}/ws`;
    return { set: { ...linked(url), BAD_HEADERS: sandbox.write("the headers.txt", headers) }, ...details };
  };

/** A state with a gateway that accepts handshakes with this token. */
const shakesHandsFor =
  (token: string, details: Details): State =>
  async (sandbox) => {
    const handshake = onlyIf(({ url }) => url === `/ws/v1?token=${token}`);
    return {
      set: { ...hosted(await webSocket(sandbox, handshake, certified(sandbox, "good"))), ...TOKENS },
      ...details,
    };
  };

export const HANDSHAKES: readonly Trial[] = [
  {
    name: "a handshake with the headers of the program",
    selectors: [["volcengine/speech/400", "$BAD_HEADERS"]],
    states: {
      accepted: repeats("X-Api-Key: k1\r\n", { swap: { "-m 15": "-m 2" }, prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: repeats("X-Api-Resource-Id: a\nX-Api-Key: k2\n", {
        prints: [/^HTTP\/1\.1 401/, /\{"message":"no such key"\}$/],
      }),
    },
  },
  {
    name: "the status line of a handshake with a token",
    selectors: [["aliyun/nls/352", "/ws/v1?token="]],
    states: {
      accepted: shakesHandsFor("abc", { swap: { "-m 15": "-m 2" }, prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHandsFor("def", { prints: /^HTTP\/1\.1 401 Unauthorized\r?\n$/ }),
      "no server listens": async () => ({
        set: { ...hosted(await closedPort()), ...TOKENS },
        prints: /\(7\)/,
        never: /HTTP\//,
      }),
    },
  },
  {
    name: "the status of a handshake with a key",
    selectors: [["microsoft/azure-speech/1006", "Upgrade"]],
    states: {
      accepted: shakesHandsAt(
        RECOGNITION.host,
        resource("k1"),
        onlyIf((request) => isCall(RECOGNITION, request)),
        { swap: { "-m 10": "-m 2" }, prints: [/\(28\)/, /^101$/m] },
      ),
      refused: shakesHandsAt(
        RECOGNITION.host,
        resource("k2"),
        onlyIf((request) => isCall(RECOGNITION, request)),
        { prints: /^401\n$/ },
      ),
      "no connection": unreachable(RECOGNITION.host, resource("k1"), { prints: [/\(7\)/, /^000$/m] }),
    },
  },
  {
    name: "a handshake with status and body",
    selectors: [["conditions/connection-rejected", "Upgrade"]],
    states: {
      accepted: shakesHands(ACCEPTED, { prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHands('HTTP/1.1 401 Unauthorized\r\nContent-Length: 21\r\n\r\n{"error":"old token"}', {
        prints: [/^HTTP\/1\.1 401/, /old token/],
      }),
    },
  },
  {
    name: "the status line of a handshake",
    selectors: [["unattributed/ai-sdk/19002", "Upgrade"]],
    states: {
      accepted: shakesHands(ACCEPTED, { prints: [/^HTTP\/1\.1 101/m, /\(28\)/] }),
      refused: shakesHands("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", { prints: /^HTTP\/1\.1 403/m }),
      "the wrong path": shakesHands("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", {
        prints: /^HTTP\/1\.1 404/m,
      }),
      "no server listens": refused({ prints: /\(7\)/, never: /HTTP\// }),
    },
  },
  {
    name: "a handshake with and without an extension",
    selectors: [["web/websocket/1010", "permessage-deflate"]],
    states: {
      accepted: shakesHands(ACCEPTED.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"), {
        prints: [/^HTTP\/1\.1 101/m, /^Sec-WebSocket-Extensions: permessage-deflate/im],
      }),
      declined: shakesHands(ACCEPTED, { prints: /^HTTP\/1\.1 101/m, never: /^Sec-WebSocket-Extensions/im }),
      "no server listens": refused({ prints: /\(7\)/, never: /HTTP\// }),
    },
  },
];
