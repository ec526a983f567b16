/** Trials of commands that compare the local clock with that of a server. */
import { listenerFor } from "../servers.ts";
import type { Details, Outcome, State, Trial } from "../trial.ts";
import { insteadOf, unreachable } from "./hosts.ts";
import { refused, secure, secured } from "./settings.ts";

/** Whether two times are printed that differ by so many seconds. */
const apart =
  (from: number, to: number) =>
  ({ output }: Outcome): boolean => {
    const server = /^date: (.*)$/im.exec(output)?.[1];
    const [own] = output.split("\n");
    const difference = Math.abs(Date.parse(server ?? "") - Date.parse(own ?? "")) / 1000;
    return difference >= from && difference <= to;
  };

const HOUR_AHEAD = () => ({ date: new Date(Date.now() + 3_600_000).toUTCString() });

/** Whether the time of a server, in seconds since 1970, differs from that of this machine by so many seconds. */
const secondsApart =
  (from: number, to: number) =>
  ({ output }: Outcome): boolean => {
    const [server = 0, own = 0] = output.trim().split("\n").map(Number);
    return Math.abs(server - own) >= from && Math.abs(server - own) <= to;
  };

/** A state in which the host of Tencent Cloud says that its clock is so many seconds ahead. */
const tellsTime =
  (ahead: number, details: Details): State =>
  async (sandbox) => {
    const body = String(Math.floor(Date.now() / 1000) + ahead);
    const port = await secure(sandbox, "good", listenerFor({ type: "text/plain", body }));
    return insteadOf(sandbox, "asr.cloud.tencent.com", port, undefined, details);
  };

export const CLOCKS: readonly Trial[] = [
  {
    name: "the local clock compared with what a service says",
    selectors: [["tencent/asr/4002", "server_time"]],
    states: {
      "an hour apart": tellsTime(3_600, { holds: secondsApart(3_590, 3_610) }),
      together: tellsTime(0, { holds: secondsApart(0, 5) }),
      "no connection": unreachable("asr.cloud.tencent.com", undefined, { prints: /\(7\)/ }),
    },
  },
  {
    name: "the local clock compared with that of a server",
    selectors: [/date -u; curl/],
    states: {
      "an hour apart": (sandbox) => secured("good", { holds: apart(3_500, 3_700) }, { headers: HOUR_AHEAD() })(sandbox),
      together: secured("good", { holds: apart(0, 5) }),
      "a certificate that is not yet valid": secured("notYetValid", {
        never: /^date:/im,
        prints: /not yet valid/,
      }),
      "no connection": refused({ never: /^date:|certificate/im, prints: /\(7\)/ }),
    },
  },
];
