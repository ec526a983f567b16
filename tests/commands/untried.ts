/** Commands that cannot be run here, each family with the reason. */
import type { Selector } from "./trial.ts";

/** Commands that are not tried. */
export interface Excuse {
  why: string;
  of: readonly Selector[];
}

export const UNTRIED: readonly Excuse[] = [
  { why: "need a card of NVIDIA and its driver", of: [/^(?:timeout 60 )?nvidia-smi/] },
  { why: "need a running container", of: [/^docker (?:exec|inspect) /] },
  { why: "needs an app on a phone, and has no filter to try without one", of: [/^adb shell run-as/] },
  { why: "need an account of Alibaba Cloud", of: [/^aliyun ram /] },
  { why: "need systemd as the first process", of: [/^timedatectl show/, /^systemctl show/] },
  { why: "needs the audit daemon of the system", of: [/ausearch/] },
  { why: "needs the right to read the packets of every network card", of: [/tcpdump/] },
  { why: "need a Mac", of: [/^xcrun /m, /^tccutil /m] },
  {
    why: "are run by npm test, in tests/unit/guides",
    of: [
      ["guides/offline-licences-and-devices", "# licence-facts.sh"],
      ["guides/offline-licences-and-devices", "# seal-image.sh"],
      ["guides/offline-licences-and-devices", "fleet.txt"],
      ["guides/offline-licences-and-devices", "docker run"],
    ],
  },
  {
    why: "call a script of their guide as another account",
    of: [
      ["guides/offline-licences-and-devices", "sudo -u voice"],
      ["guides/offline-licences-and-devices", "sudo bash seal-image.sh"],
    ],
  },
];
