/** What all trials of requests share: servers, their certificates and answers, and the variables that name them. */
import type { RequestListener } from "node:http";
import { makeCertificates, type Certificate, type Certificates } from "../certificates.ts";
import { ERROR_PAGE } from "../recordings.ts";
import type { Sandbox } from "../sandbox.ts";
import { closedPort, http, https, mute, type Answer } from "../servers.ts";
import { wav } from "../sounds.ts";
import type { Details, State } from "../trial.ts";

export type Kind = Exclude<keyof Certificates, "root">;

let made: Certificates | undefined;

/** A certificate for `localhost`. Makes the command trust the root of the valid ones. */
export function certified(sandbox: Sandbox, kind: Kind): Certificate {
  made ??= makeCertificates();
  sandbox.environment["CURL_CA_BUNDLE"] = sandbox.environment["SSL_CERT_FILE"] = sandbox.write(
    "../plain/root.pem",
    made.root,
  );
  return made[kind];
}

/** Starts an HTTPS server with this certificate, makes the command trust its root, and returns its port. */
export const secure = (
  sandbox: Sandbox,
  kind: Kind,
  answer: Answer | RequestListener = {},
  host = "127.0.0.1",
): Promise<number> => https(sandbox, certified(sandbox, kind), answer, host);

/** A host name that fails without a DNS query, because its first label is too long. */
export const NO_SUCH_HOST = `${"x".repeat(64)}.invalid`;

/** All variables that pages use for a URL, because a page may switch to another one. */
export const linked = (url: string) => ({
  AUDIO_URL: url,
  PLAYER_URL: url,
  FILE_LINK: url,
  FILE_ID: url,
  API_URL: url,
  SDK_URL: url,
  CALLBACK_URL: url,
  SENT_CALLBACK_URL: url,
  HANDSHAKE_URL: url,
  SDK_WS_URL: url.replace(/^http/, "ws"),
});

/** All variables that pages use for an HTTPS host and its URL. */
export const onHost = (host: string) => ({
  HOST: host,
  SDK_HOST: host,
  GATEWAY_HOST: host,
  REGION_GATEWAY: host,
  ...linked(`https://${host}/`),
});

export const hosted = (port: number) => onHost(`localhost:${port}`);

/** All variables that pages use for a token. */
export const TOKENS = { TOKEN: "abc", FRESH_TOKEN: "abc", TEMPORARY_TOKEN: "abc" };

/** A state with an HTTP server that gives this answer. */
export const answers =
  (answer: Answer, details: Details): State =>
  async (sandbox) => ({ set: linked(await http(sandbox, answer)), ...details });

/** A state in which no server listens. */
export const refused =
  (details: Details): State =>
  async () => ({ set: hosted(await closedPort()), ...details });

/** A state with a server that never answers. The time limit of the command is shortened. */
export const neverAnswers =
  (timeLimit: string, details: Details): State =>
  async (sandbox) => ({
    set: linked(`http://127.0.0.1:${await mute(sandbox)}/`),
    swap: { [timeLimit]: "-m 2" },
    ...details,
  });

/** A state with an HTTPS server that has this kind of certificate. */
export const secured =
  (kind: Kind, details: Details, answer?: Answer, host?: string): State =>
  async (sandbox) => ({ set: hosted(await secure(sandbox, kind, answer, host)), ...details });

export const AUDIO_FILE = wav({ seconds: 1 });
/** The sign-in page that a network sends instead of the service's answer. */
export const PAGE: Answer = { type: "text/html", body: ERROR_PAGE };
export const json = (body: string | Uint8Array, status = 200): Answer => ({ status, type: "application/json", body });
