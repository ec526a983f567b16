/** Hosts of vendors, from which the trials divert the commands to this machine. */
import type { IncomingMessage } from "node:http";
import type { Sandbox } from "../sandbox.ts";
import { closedPort } from "../servers.ts";
import type { Details, Setting, State } from "../trial.ts";
import { onHost, secure, type Kind } from "./settings.ts";

/** Hosts of vendors. */
export const DASHSCOPE = "dashscope.aliyuncs.com";
export const EDGE_SPEECH = "speech.platform.bing.com";

/** A setting for this host. Commands for a fixed host, if one is named, are diverted to it. */
export function reaching(sandbox: Sandbox, host: string, fixed: string | undefined, details: Details): Setting {
  if (fixed !== undefined) sandbox.detour("curl", fixed, host);
  return { set: onHost(host), ...details };
}

/** A state in which the variable for a proxy names one that does not run, and the host has this kind of certificate. */
export function behindDeadProxy(host: string, kind: Kind, details: Details): State {
  return async (sandbox) => {
    sandbox.environment["https_proxy"] = `http://127.0.0.1:${await closedPort()}`;
    return reaching(sandbox, `localhost:${await secure(sandbox, kind, { status: 404 })}`, host, details);
  };
}

/** A request that a vendor's host accepts. It refuses others. */
export interface Call {
  host: string;
  method?: "GET" | "POST";
  path: string;
  /** The header with the key, in small letters. */
  header: readonly [name: string, value: string];
}

export const isCall = (
  { method = "GET", path, header: [name, value] }: Call,
  { headers, ...request }: IncomingMessage,
) => request.method === method && request.url === path && headers[name] === value;

/** A setting in which curl connects to this port instead of a vendor's host. */
export function insteadOf(
  sandbox: Sandbox,
  host: string,
  port: number,
  set: Setting["set"],
  details: Details,
): Setting {
  sandbox.detour("curl", host, `localhost:${port}`);
  return { ...(set ? { set } : {}), ...details };
}

/** A state in which a vendor's host cannot be reached. */
export const unreachable =
  (host: string, set: Setting["set"], details: Details): State =>
  async (sandbox) =>
    insteadOf(sandbox, host, await closedPort(), set, details);

/** The variables of a Speech resource whose right key is `k1`. */
export const resource = (key: string) => ({ SPEECH_REGION: "eastus", SPEECH_KEY: key });

export const AZURE_KEY = ["ocp-apim-subscription-key", "k1"] as const;
export const RECOGNITION: Call = {
  host: "eastus.stt.speech.microsoft.com",
  path: "/speech/recognition/conversation/cognitiveservices/v1?language=en-US",
  header: AZURE_KEY,
};
