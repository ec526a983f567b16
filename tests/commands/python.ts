/** Trials of commands that look at the modules and packages of Python. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { symlinkSync } from "node:fs";
import type { Sandbox } from "./sandbox.ts";
import type { Details, State, Trial } from "./trial.ts";

/** The folder of the installed packages, from the working folder. */
const PACKAGES = "../plain/site-packages";

/** Makes Python see its own modules and those of the sandbox, but none that are installed on this machine. */
function isolatePython({ program, environment, plain }: Sandbox): void {
  environment["PYTHONPATH"] = `${plain}/site-packages`;
  program("python3", 'PATH=${PATH#*:} exec python3 -S -B "$@"');
}

/** A state with these files, some of which may be modules. */
const withModules =
  (contents: Readonly<Record<string, string>>, details: Details): State =>
  (sandbox) => {
    isolatePython(sandbox);
    for (const [name, content] of Object.entries(contents)) sandbox.write(name, content);
    return details;
  };

/** A state in which pip finds only these packages. */
const installed =
  (versions: Readonly<Record<string, string>>, details: Details): State =>
  (sandbox) => {
    isolatePython(sandbox);
    for (const [name, version] of Object.entries(versions)) {
      const about = `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`;
      sandbox.write(`${PACKAGES}/${name}-${version}.dist-info/METADATA`, about);
    }
    sandbox.makeFolder(PACKAGES);
    const pip = execFileSync("python3", ["-c", "import pip; print(pip.__path__[0])"], { encoding: "utf8" });
    symlinkSync(pip.trim(), sandbox.path(`${PACKAGES}/pip`));
    return details;
  };

const MODEL = "the model";
/** The hash of a text as openai-whisper expects it in the address of a model. */
const expecting = (text: string): string => {
  const hash = createHash("sha256").update(text).digest("hex");
  return `_MODELS = {"large-v3": "https://models.invalid/whisper/models/${hash}/large-v3.pt"}\n`;
};

/** A state with a model in the cache of openai-whisper, if it has this content, and the package that names its hash. */
const cachedModel =
  (content: string | undefined, details: Details): State =>
  (sandbox) => {
    if (content !== undefined) sandbox.write("../home/.cache/whisper/large-v3.pt", content);
    return withModules({ [`${PACKAGES}/whisper.py`]: expecting(MODEL) }, details)(sandbox);
  };

/** What sounddevice does for a device that accepts 16 kHz only if ALSA converts. */
const CONVERTED_BY_ALSA = `import os
class PortAudioError(Exception): pass
def check_input_settings(device=None, channels=None, dtype=None, extra_settings=None, samplerate=None):
    if os.environ.get("PA_ALSA_PLUGHW") != "1" or (device, channels, samplerate) != (1, 1, 16000):
        raise PortAudioError("Invalid sample rate [PaErrorCode -9997]")
`;

export const PYTHON: readonly Trial[] = [
  {
    name: "where Python finds whisper",
    selectors: [["local/runtime/module-whisper-has-no-attribute", "whisper.__file__"]],
    states: {
      "the package": withModules(
        { [`${PACKAGES}/whisper/__init__.py`]: "" },
        { prints: /^\/.*\/whisper\/__init__\.py\n$/ },
      ),
      "another package": withModules(
        { [`${PACKAGES}/whisper.py`]: "" },
        { prints: /^\/.*\/site-packages\/whisper\.py\n$/ },
      ),
      "a script of one's own": withModules(
        { "whisper.py": "", [`${PACKAGES}/whisper/__init__.py`]: "" },
        { prints: /^(?!.*site-packages).*whisper\.py\n$/ },
      ),
      "a folder of that name": withModules({ "whisper/notes.txt": "" }, { prints: /^None\n$/ }),
      nowhere: withModules({}, { prints: /ModuleNotFoundError: No module named 'whisper'/ }),
    },
  },
  {
    name: "why PyAudio cannot be imported",
    selectors: [["local/runtime/could-not-find-pyaudio", "import pyaudio"]],
    standIn: "PyAudio",
    states: {
      "it can": withModules(
        { [`${PACKAGES}/pyaudio/__init__.py`]: "" },
        { prints: /^\/.*\n\/.*\/pyaudio\/__init__\.py\n$/ },
      ),
      "it is not in this environment": withModules({}, { prints: [/^\/.*python.*$/m, /No module named 'pyaudio'/] }),
      "a library of the system is absent": withModules(
        {
          [`${PACKAGES}/pyaudio/__init__.py`]:
            'raise ImportError("libportaudio.so.2: cannot open shared object file: No such file or directory")',
        },
        { prints: [/^\/.*python.*$/m, /ImportError: libportaudio\.so\.2/] },
      ),
    },
  },
  {
    name: "the folders of NVIDIA's libraries from pip",
    selectors: [["local/runtime/cublas64-12-dll", "nvidia.cublas"]],
    states: {
      "both, as packages": withModules(
        Object.fromEntries(
          ["nvidia", "nvidia/cublas", "nvidia/cublas/lib", "nvidia/cudnn", "nvidia/cudnn/lib"].map((name) => [
            `${PACKAGES}/${name}/__init__.py`,
            "",
          ]),
        ),
        { kind: "both", prints: /^\/[^:]*\/nvidia\/cublas\/lib:\/[^:]*\/nvidia\/cudnn\/lib\n$/ },
      ),
      "both, as plain folders": withModules(
        { [`${PACKAGES}/nvidia/cublas/lib/libcublas.so.12`]: "", [`${PACKAGES}/nvidia/cudnn/lib/libcudnn.so.9`]: "" },
        { kind: "both", prints: /^\/[^:]*\/nvidia\/cublas\/lib:\/[^:]*\/nvidia\/cudnn\/lib\n$/ },
      ),
      "one of them": withModules(
        { [`${PACKAGES}/nvidia/cublas/lib/libcublas.so.12`]: "" },
        { prints: /ModuleNotFoundError: No module named 'nvidia\.cudnn'/ },
      ),
      neither: withModules({}, { prints: /ModuleNotFoundError: No module named 'nvidia'/ }),
    },
  },
  {
    name: "the hash of a downloaded model compared with the expected one",
    selectors: [["local/runtime/sha256-checksum-does-not-not-match", "sha256"]],
    standIn: "openai-whisper",
    states: {
      whole: cachedModel(MODEL, { prints: /^([\da-f]{64})\n\1 [^]* 9 .*large-v3\.pt\n$/ }),
      "cut short": cachedModel("the", { prints: /^([\da-f]{64})\n(?!\1)[\da-f]{64} [^]* 3 .*large-v3\.pt\n$/ }),
      "not there": cachedModel(undefined, { prints: /^[\da-f]{64}\n[^]*No such file/ }),
    },
  },
  {
    name: "whether a device accepts a rate if ALSA converts",
    selectors: [["portaudio/portaudio/minus-9997", "check_input_settings"]],
    standIn: "sounddevice",
    states: {
      "it does": withModules({ [`${PACKAGES}/sounddevice.py`]: CONVERTED_BY_ALSA }, { silent: true, status: 0 }),
      "it does not": withModules(
        { [`${PACKAGES}/sounddevice.py`]: CONVERTED_BY_ALSA.replace('!= "1" or', '!= "2" or') },
        { prints: /PortAudioError: Invalid sample rate \[PaErrorCode -9997\]/ },
      ),
    },
  },
  {
    name: "versions of PyTorch and its companions",
    selectors: [["local/runtime/could-not-load-libtorchcodec", "pip list"]],
    states: {
      "a pair": installed(
        { torch: "2.8.0+cu128", torchcodec: "0.7.0", torchmetrics: "1.0" },
        { prints: /^torch +2\.8\.0\+cu128\ntorchcodec +0\.7\.0\n$/ },
      ),
      "PyTorch alone": installed({ torch: "2.8.0" }, { prints: /^torch +2\.8\.0\n$/ }),
      none: installed({ numpy: "2.0" }, { silent: true }),
    },
  },
  {
    name: "the packages of this Python",
    selectors: [["local/runtime", "pip list"]],
    states: {
      "the package is here": installed(
        { edge_tts: "7.2.7" },
        { prints: [/^\/.*python.*$/m, /^edge[-_]tts +7\.2\.7$/m] },
      ),
      "it is elsewhere": installed({ numpy: "2.0" }, { prints: [/^\/.*python.*$/m, /^numpy +2\.0$/m], never: /edge/ }),
    },
  },
];
