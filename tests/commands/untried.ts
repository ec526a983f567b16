/** Commands that are not run, with the reasons. */
import type { Selector } from "./trial.ts";

/** A group of commands that no trial runs, and why. */
export interface Excuse {
  why: string;
  selectors: readonly Selector[];
}

export const UNTRIED: readonly Excuse[] = [
  { why: "need an NVIDIA card and its driver", selectors: [/^(?:timeout 60 )?nvidia-smi/] },
  { why: "need a running container", selectors: [/^docker (?:exec|inspect) /] },
  { why: "needs an app on a phone, and does nothing else that could be tried", selectors: [/^adb shell run-as/] },
  { why: "need an Alibaba Cloud account", selectors: [/^aliyun ram /] },
  { why: "need systemd as the first process", selectors: [/^timedatectl show/, /^systemctl show/] },
  { why: "needs the audit daemon", selectors: [/ausearch/] },
  { why: "needs the permission to capture packets", selectors: [/tcpdump/] },
  { why: "need a Mac", selectors: [/^xcrun /m, /^tccutil /m] },
  {
    why: "are run by npm test, in tests/unit/guides",
    selectors: [
      ["guides/offline-licences-and-devices", "# licence-facts.sh"],
      ["guides/offline-licences-and-devices", "# seal-image.sh"],
      ["guides/offline-licences-and-devices", "fleet.txt"],
      ["guides/offline-licences-and-devices", "docker run"],
    ],
  },
  {
    why: "run a script of their guide with another account",
    selectors: [
      ["guides/offline-licences-and-devices", "sudo -u voice"],
      ["guides/offline-licences-and-devices", "sudo bash seal-image.sh"],
    ],
  },
];
