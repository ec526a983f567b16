/** Trials of TLS connections: certificates, their issuers and validity, and IPv4 and IPv6. */
import { networkInterfaces } from "node:os";
import type { Sandbox } from "../sandbox.ts";
import { closedPort, http } from "../servers.ts";
import type { Details, Setting, State, Trial } from "../trial.ts";
import { behindDeadProxy, EDGE_SPEECH, reaching } from "./hosts.ts";
import { onHost, refused, secure, secured, type Kind } from "./settings.ts";

/** As `secured`, for commands with a fixed port 443, from which openssl is diverted. */
const securedAt443 =
  (kind: Kind, details: Details): State =>
  async (sandbox) =>
    connectsTo(sandbox, await secure(sandbox, kind), details);

/** A setting in which openssl connects to this port instead of 443. */
function connectsTo(sandbox: Sandbox, port: number, details: Details): Setting {
  sandbox.detour("openssl", "localhost:443", `localhost:${port}`);
  return { set: { ...onHost("localhost"), CALLBACK_HOST: "localhost" }, ...details };
}

const BOTH_CONNECT: Details = {
  kind: "both",
  prints: [/^IPv4 127\.0\.0\.1 \d+\.\d*[1-9]\d*s$/m, /^IPv6 ::1 \d+\.\d*[1-9]\d*s$/m],
};

export const CONNECTIONS: readonly Trial[] = [
  {
    name: "a connection with TLS for the right name",
    selectors: [["web/websocket/1015", "openssl s_client"]],
    states: {
      healthy: securedAt443("good", { prints: [/CONNECTION ESTABLISHED/, /Verification: OK/] }),
      "an issuer that is not known": securedAt443("inspected", {
        prints: /self-signed certificate/,
        never: /Verification: OK/,
      }),
      expired: securedAt443("expired", { prints: /certificate has expired/, never: /Verification: OK/ }),
      "no server listens": async (sandbox) =>
        connectsTo(sandbox, await closedPort(), { never: /CONNECTION ESTABLISHED|erif/, prints: /./ }),
    },
  },
  {
    name: "a connection with TLS",
    selectors: [
      ["conditions/connection-failed", "openssl s_client"],
      ["aliyun/nls/410", "openssl s_client"],
    ],
    states: {
      healthy: securedAt443("good", { prints: [/CONNECTION ESTABLISHED/, /Verification: OK/] }),
      "an issuer that is not known": securedAt443("inspected", {
        prints: /erif/,
        never: /Verification: OK/,
      }),
      "no server listens": async (sandbox) =>
        connectsTo(sandbox, await closedPort(), { never: /CONNECTION ESTABLISHED|erif/, prints: /./ }),
    },
  },
  {
    name: "subject and expiry of a certificate",
    selectors: [["conditions/callback-url-invalid", "openssl s_client"]],
    states: {
      valid: securedAt443("good", { prints: [/^subject=.*localhost/m, /^notAfter=.* 2099 /m] }),
      expired: securedAt443("expired", { prints: [/^subject=.*localhost/m, /^notAfter=.* 2021 /m] }),
      "no server listens": async (sandbox) =>
        connectsTo(sandbox, await closedPort(), { kind: "no certificate", silent: true }),
      "no TLS": async (sandbox) => {
        const url = await http(sandbox, {});
        return connectsTo(sandbox, Number(new URL(url).port), { kind: "no certificate", silent: true });
      },
    },
  },
  {
    name: "who issued a certificate",
    selectors: [["conditions/network-blocked", "issuer"]],
    states: {
      "a product that inspects traffic": secured("inspected", {
        prints: [/Connected to/, /issuer: CN=Example Corp web filter/],
      }),
      "the service": secured("good", { prints: [/Connected to/, /issuer: CN=VoxErr test intermediate/] }),
      "no server listens": refused({ silent: true }),
    },
  },
  {
    name: "who issued the certificate of the host that edge-tts connects to",
    selectors: [["local/runtime/cannot-connect-to-host-speech-platform-bing-com", "issuer"]],
    states: {
      "a product that inspects traffic": behindDeadProxy(EDGE_SPEECH, "inspected", {
        prints: /issuer: CN=Example Corp web filter/,
      }),
      "the service": behindDeadProxy(EDGE_SPEECH, "good", { prints: /issuer: CN=VoxErr test intermediate/ }),
      "no server listens": async (sandbox) =>
        reaching(sandbox, `localhost:${await closedPort()}`, EDGE_SPEECH, { silent: true }),
    },
  },
  {
    name: "a certificate that is not valid now",
    selectors: [["conditions/clock-sync-failed", "curl"]],
    states: {
      "not yet": secured("notYetValid", { prints: /certificate is not yet valid/ }),
      "no longer": secured("expired", { prints: /certificate has expired/ }),
      valid: secured("good", { prints: /^404\n$/ }, { status: 404 }),
    },
  },
  {
    name: "IPv4 and IPv6",
    selectors: [["conditions/connection-failed", "for v in 4 6"]],
    unable: () =>
      networkInterfaces()["lo"]?.some(({ family }) => family === "IPv6")
        ? undefined
        : "there is no IPv6 on this machine",
    states: {
      "IPv4 alone": secured("good", { prints: [/^IPv4 127\.0\.0\.1 \d+\.\d*[1-9]\d*s$/m, /^IPv6  0\.000000s$/m] }),
      "both, with a certificate that is not known": secured("inspected", BOTH_CONNECT, {}, "::"),
      both: secured("good", BOTH_CONNECT, {}, "::"),
    },
  },
];
