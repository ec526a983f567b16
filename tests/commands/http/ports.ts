/** Trials of commands that look up host names and try TCP ports. */
import type { Sandbox } from "../sandbox.ts";
import { closedPort, mute } from "../servers.ts";
import { given, type Details, type Setting, type Trial } from "../trial.ts";
import { NO_SUCH_HOST, onHost } from "./settings.ts";

export const PORTS: readonly Trial[] = [
  {
    name: "a port from this network",
    selectors: [["conditions/network-blocked", "/dev/tcp"]],
    states: {
      open: async (sandbox) => ({ set: { HOST: "127.0.0.1", PORT: String(await mute(sandbox)) }, prints: /^open\n$/ }),
      closed: async () => ({
        set: { HOST: "127.0.0.1", PORT: String(await closedPort()) },
        prints: [/refused/i, /no connection\n$/],
      }),
      "no such name": () => ({
        set: { HOST: NO_SUCH_HOST, PORT: "443" },
        prints: [/not known|resolution/, /no connection\n$/],
      }),
    },
  },
  {
    name: "ports of the diagnostic hosts",
    selectors: [["tencent/gme/10005", "15000"]],
    states: {
      open: async (sandbox) =>
        reaches(sandbox, await mute(sandbox), /^openmsf\.3g\.qq\.com reachable\ncloud\.tim\.qq\.com reachable\n$/),
      closed: async (sandbox) =>
        reaches(sandbox, await closedPort(), /^openmsf\.3g\.qq\.com unreachable\ncloud\.tim\.qq\.com unreachable\n$/),
      "no name for the first": async (sandbox) =>
        reaches(sandbox, await mute(sandbox), /^x+\.invalid unreachable\ncloud\.tim\.qq\.com reachable\n$/m, {
          "openmsf.3g.qq.com": NO_SUCH_HOST,
        }),
    },
  },
  {
    name: "looking up a host name",
    selectors: [
      ["unattributed/ai-sdk/12030", "getent"],
      ["aliyun/nls/10000008", "getent"],
    ],
    states: {
      known: given(onHost("localhost"), { prints: /^(?:127\.0\.0\.1|::1)\s+.*localhost/ }),
      unknown: given(onHost(NO_SUCH_HOST), { silent: true }),
    },
  },
  {
    name: "looking up a gateway and connecting to it",
    selectors: [["aliyun/nls/10000015", "/dev/tcp"]],
    states: {
      open: async (sandbox) => connectsAt(await mute(sandbox), { prints: /localhost[^]*\nreachable\n$/ }),
      closed: async () => connectsAt(await closedPort(), { prints: [/localhost/, /refused/], never: /reachable/ }),
      "no such name": given(onHost(NO_SUCH_HOST), { silent: true }),
    },
  },
];

/** A setting in which the command connects to this port instead of 443. */
function connectsAt(port: number, details: Details): Setting {
  return { set: onHost("localhost"), swap: { "/443": `/${port}` }, ...details };
}

/** A setting in which nc connects to this port of this machine. */
function reaches(sandbox: Sandbox, port: number, prints: RegExp, swap: Setting["swap"] = {}): Setting {
  sandbox.detour("nc", "*.com", "127.0.0.1");
  return { swap: { ...swap, "15000": String(port) }, prints };
}
