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
  {
    why: "need a phone, and do nothing else that could be tried",
    selectors: [
      /^adb shell (?:run-as|ping|settings get|appops get|ls -l|cmd package query-services) /,
      /^adb logcat (?:-\w+ )*(?:time )?-s [\w ]+\n?$/,
    ],
  },
  { why: "needs a sound card", selectors: [/^arecord -l/] },
  { why: "install packages", selectors: [/^(?:sudo )?apt-get /, /^python3 -m pip (?:un)?install /, /^brew upgrade /] },
  {
    why: "print what a package of Python that is not here says, and do nothing else that could be tried",
    selectors: [
      /^python3 -c ["']import (?:torch|torchaudio|ctranslate2|sounddevice as sd|speech_recognition as sr); print\([^;]*\)["']\n?$/,
      /^python3 -c ["']from phonemizer\.backend import /,
      /^python3 -m sounddevice\n?$/,
    ],
  },
  {
    why: "need the network and a package of Python that is not here",
    selectors: [/^edge-tts .*--write-media/, /^hf download /],
  },
  { why: "needs a Google Cloud account", selectors: [/^gcloud auth /] },
  { why: "needs a Maven project and the repository of its libraries", selectors: [/^mvn /] },
  { why: "need an Alibaba Cloud account", selectors: [/^aliyun ram /] },
  { why: "need systemd as the first process", selectors: [/^timedatectl show/, /^systemctl show/] },
  { why: "needs the audit daemon", selectors: [/ausearch/] },
  { why: "needs the permission to capture packets", selectors: [/tcpdump/] },
  { why: "need a Mac", selectors: [/^xcrun /m, /^tccutil /m, /^codesign /m] },
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
