/** Trials of commands that inspect files, folders and packages. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, symlinkSync, utimesSync } from "node:fs";
import { files, type Outcome, type Details, type State, type Trial } from "./trial.ts";

/** All variables that pages use for a file to check. */
const checked = (path: string) => ({ AUDIO_FILE: path, LICENCE_FILE: path, RESOURCE_FILE: path });

/** The bytes of an installed program. */
const bytesOf = (program: string): Buffer =>
  readFileSync(execFileSync("bash", ["-c", `type -P ${program}`], { encoding: "utf8" }).trim());

/** The bytes of an installed program, with some of them replaced. */
const patched = (program: string, from: string, to: string): Buffer =>
  Buffer.from(bytesOf(program).toString("latin1").replaceAll(from, to), "latin1");

/** The bytes of an installed program whose header names another architecture. */
function forAnotherMachine(program: string): Buffer {
  const bytes = bytesOf(program);
  bytes.writeUInt16LE(process.arch === "arm64" ? 0x3e : 0xb7, 18);
  return bytes;
}

/** A pointer of Git LFS to a model. */
const POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n";
/** A page that a server sends instead of a file. */
const PAGE = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n";

const SUMS: readonly Trial[] = [
  {
    name: "size and hash of a licence",
    selectors: [["conditions/licence-invalid", "sha256sum"]],
    states: {
      "as issued": hashed("licence 1\n", "sha256", /^10 /),
      "line ends converted": hashed("licence 1\r\n", "sha256", /^11 /),
    },
  },
  {
    name: "hash of a resource",
    selectors: [["unattributed/ai-sdk/12009", "sha256sum"]],
    states: { "as it was": hashed("model", "sha256"), "a bit off": hashed("modem", "sha256") },
  },
  {
    name: "MD5 of a file",
    selectors: [/^md5sum "\$(?:RESOURCE_FILE|NEW_FILE)"\n?$/],
    states: { "the right version": hashed("v3", "md5"), "another one": hashed("v2", "md5") },
  },
  {
    name: "SHA-1 of a model",
    selectors: [["local/runtime/failed-to-initialize-whisper-context", "sha1"]],
    states: { whole: hashed("model", "sha1"), "cut short": hashed("mod", "sha1") },
  },
  {
    name: "hashes of a licence and its original",
    selectors: [["unattributed/ai-sdk/10002", "sha256sum"]],
    states: {
      alike: pair("licence 1\n", "licence 1\n", { holds: sameSums(true) }),
      "line ends converted": pair("licence 1\n", "licence 1\r\n", { holds: sameSums(false) }),
    },
  },
  {
    name: "size and content of a resource compared with its original",
    selectors: [["unattributed/ai-sdk/12009", "cmp"]],
    states: {
      alike: pair("a model\n", "a model\n", { prints: /^identical$/m }),
      "cut off": pair("a model\n", "a mo", { prints: [/^ *8 .*\n *4 /, /EOF/], never: /identical/ }),
      "converted as text": pair("a model\n", "a model\r\n", {
        prints: [/^ *8 .*\n *9 /, /differ/],
        never: /identical/,
      }),
    },
  },
];

/** A state with a file whose hash must be printed. */
function hashed(content: string, algorithm: string, prints: RegExp = /./): State {
  return files(
    { LICENCE_FILE: content, RESOURCE_FILE: content, NEW_FILE: content },
    { prints, holds: ({ output }) => output.includes(createHash(algorithm).update(content).digest("hex")) },
  );
}

/** A state with an original file and a copy of it. */
function pair(original: string, copy: string, details: Details): State {
  return files({ ORIGINAL_FILE: original, LICENCE_FILE: copy, RESOURCE_FILE: copy }, details);
}

/** Whether the two printed hashes are equal, or different. */
export function sameSums(same: boolean): (outcome: Outcome) => boolean {
  return ({ output }) => {
    const [first, second] = [...output.matchAll(/[\da-f]{64}/g)].map(([hash]) => hash);
    return first !== undefined && second !== undefined && (first === second) === same;
  };
}

/** A state with the files of a release and the installed files. */
function folders(
  release: Readonly<Record<string, string>>,
  installed: Readonly<Record<string, string | Uint8Array>>,
  details: Details,
): State {
  return ({ write, path }) => {
    for (const [name, content] of Object.entries(release)) write(`the release/${name}`, content);
    for (const [name, content] of Object.entries(installed)) write(`the app/${name}`, content);
    return {
      set: {
        RELEASE_DIR: path("the release"),
        RELEASE_RESOURCES: path("the release"),
        WORKING_SDK_DIR: path("the release"),
        OLD_HEADER_DIR: path("the release"),
        RESOURCE_DIR: path("the app"),
        SDK_DIR: path("the app"),
        HEADER_DIR: path("the app"),
      },
      ...details,
    };
  };
}

const WHOLE = { "model.bin": "model", "lib/lib voice.so": "library" };

const SPEECH_CORE = "lib/libMicrosoft.CognitiveServices.Speech.core.so";
const MAS_EXTENSION = "lib/libMicrosoft.CognitiveServices.Speech.extension.mas.so";
const AUDIO_EXTENSION = "lib/libMicrosoft.CognitiveServices.Speech.extension.audio.sys.so";

const FOLDERS: readonly Trial[] = [
  {
    name: "a release compared with the installed files",
    selectors: [/^LC_ALL=C diff -rq "\$(?:RELEASE_DIR|RELEASE_RESOURCES|WORKING_SDK_DIR)" /],
    states: {
      "other content": folders(
        WHOLE,
        { ...WHOLE, "lib/lib voice.so": "old library" },
        { prints: /lib voice\.so.* differ/ },
      ),
      "a file is missing": folders(WHOLE, { "model.bin": "model" }, { prints: /^Only in .*the release/m }),
      "a file is left over": folders(WHOLE, { ...WHOLE, "old.bin": "x" }, { prints: /^Only in .*the app: old\.bin$/m }),
      alike: folders(WHOLE, WHOLE, { silent: true }),
    },
  },
  {
    name: "options that a new version dropped",
    selectors: [["unattributed/ai-sdk/12006", "diff -ru"]],
    states: {
      dropped: folders({ "sdk.h": "a\nvad_eos\nb\n" }, { "sdk.h": "a\nb\n" }, { prints: /^-vad_eos$/m }),
      alike: folders({ "sdk.h": "a\n" }, { "sdk.h": "a\n" }, { silent: true }),
    },
  },
  {
    name: "a parameter in the headers",
    selectors: [["unattributed/ai-sdk/12006", "grep -rnF"]],
    states: {
      "spelt right": headers("vad_eos", '#define P_EOS "vad_eos"\n', { prints: /sdk\.h:1:.*vad_eos/ }),
      misspelt: headers("vad_oes", '#define P_EOS "vad_eos"\n', { silent: true }),
      "with a dash in front": headers("-eos", "set -eos 1\n", { prints: /sdk\.h:1:set -eos/ }),
    },
  },
  {
    name: "a setting in the sample",
    selectors: [
      ["unattributed/ai-sdk/12019", "input_mode"],
      ["unattributed/ai-sdk/12028", "lang|accent"],
    ],
    states: {
      "it is there": folders(
        {},
        { "sample.c": 'x\nset("input_mode", "file"); set("lang", "zh");\n' },
        { kind: "there", prints: /sample\.c:2:.*input_mode/ },
      ),
      "in a file in GBK": folders(
        {},
        { "sample.c": Buffer.from('// \xd6\xd0\nset("input_mode", "\xd6\xd0"); set("lang", "zh");\n', "latin1") },
        { kind: "there", prints: /sample\.c:2:.*input_mode/ },
      ),
      "it is not": folders({}, { "sample.c": "clang\n", "lib.so": "\0input_mode lang\0" }, { silent: true }),
    },
  },
  {
    name: "extension libraries of an SDK",
    selectors: [
      ["microsoft/azure-speech/0x024", "find"],
      ["microsoft/azure-speech/0x092", "find"],
    ],
    states: {
      "with that for audio": folders(
        {},
        { [SPEECH_CORE]: "1", [MAS_EXTENSION]: "1" },
        { prints: /extension\.mas\.so$/m },
      ),
      "without it": folders({}, { [SPEECH_CORE]: "1" }, { kind: "without", never: /extension/ }),
      "no SDK at all": folders({}, { "lib/libother.so": "1" }, { kind: "without", silent: true }),
    },
  },
  {
    name: "libraries of the Speech SDK",
    selectors: [["microsoft/azure-speech/0x024", "find"]],
    states: {
      "the core alone": folders({}, { [SPEECH_CORE]: "1" }, { prints: /^\S.*the app\/lib\/\S*Speech\.core\.so\n$/ }),
      none: folders({}, { "lib/libother.so": "1" }, { silent: true }),
    },
  },
  {
    name: "an error table in the headers",
    selectors: [["tencent/gme", "AV_ERR_TIMEOUT"]],
    states: {
      "it is there": folders({}, { "av error.h": "typedef enum AVError {\n" }, { prints: /av error\.h:1:/ }),
      "it is not": folders({}, { "other.h": "int x;\n" }, { silent: true }),
    },
  },
  {
    name: "another project's application ID",
    selectors: [["unattributed/ai-sdk/50010", "OLD_APP_ID"]],
    states: {
      "copied along, in a file in GBK": ({ write }) => {
        write("app/build.gradle", Buffer.from("appId = '5f.1a' // \xd6\xd0\n", "latin1"));
        write(".git/config", "5f.1a\n");
        return { set: { OLD_APP_ID: "5f.1a" }, prints: /^\.\/app\/build\.gradle:1:/, never: /\.git/ };
      },
      nowhere: ({ write }) => {
        write("app/build.gradle", "appId = '5fX1a'\n");
        return { set: { OLD_APP_ID: "5f.1a" }, silent: true };
      },
    },
  },
  {
    name: "Git LFS pointers without their content",
    selectors: [["conditions/resource-file-damaged", "git-lfs"]],
    states: {
      "a pointer": folders({}, { "a model.bin": POINTER }, { prints: /a model\.bin/ }),
      "the file itself": folders(
        {},
        { "a model.bin": "model".repeat(1000), "note.txt": "see git-lfs" },
        { silent: true },
      ),
    },
  },
  {
    name: "a file whose date differs",
    selectors: [["unattributed/ai-sdk/12008", "ls -lt"]],
    states: {
      "an old one": dated(2020, /new\.bin\n[^]*2020.*old one\.bin\n$/),
      "all new": dated(2025, /2025.*(?:old one|new)\.bin\n[^]*2025.*(?:old one|new)\.bin\n$/),
    },
  },
  {
    name: "a folder is renamed instead of deleted",
    selectors: [["unattributed/ai-sdk/10028", "mv "]],
    states: {
      "with a slash at its end": ({ write, path }) => {
        write("sdk data/activated", "1");
        return {
          set: { DATA_DIR: `${path("sdk data")}/` },
          changes: true,
          silent: true,
          holds: ({ made }) => /^sdk data\.\d{14}\/activated$/.test(made.join()),
        };
      },
      "no such folder": ({ path }) => ({ set: { DATA_DIR: path("sdk data") }, prints: /No such file or directory/ }),
    },
  },
  {
    name: "permissions along a path",
    selectors: [/^(?:sudo -u "\$SERVICE_USER" env )?LC_ALL=C namei -l "/],
    states: {
      "it ends early": ({ makeFolder, path }) => {
        makeFolder("data");
        return { set: checked(path("data/models/a file")), prints: [/^d\S+ .* data$/m, /No such file/] };
      },
      "it is there": ({ write }) => ({
        set: checked(write("data/models/a file", "1")),
        prints: [/^d\S+ .* models$/m, /^-\S+ .* a file$/m],
        never: /No such file/,
      }),
      "a broken link": ({ path }) => {
        symlinkSync("nowhere", path("models"));
        return {
          set: checked(path("models/a file")),
          prints: [/^l.* models -> nowhere$/m, /nowhere - No such file/],
        };
      },
    },
  },
  {
    name: "a licence as seen by the account of the service",
    selectors: [["unattributed/ai-sdk/10001", "ls -l"]],
    states: {
      readable: files({ LICENCE_FILE: "1" }, { prints: /^-r.*\/a LICENCE_FILE file\nreadable\n$/ }),
      "a broken link": ({ path }) => {
        symlinkSync("nowhere", path("the licence"));
        return { set: checked(path("the licence")), prints: /^l.*the licence -> nowhere\n$/ };
      },
      "not there": ({ path }) => ({
        set: checked(path("the licence")),
        prints: /No such file or directory/,
        never: /readable/,
      }),
    },
  },
  {
    name: "a folder to which the account of the service can write",
    selectors: [
      ["unattributed/ai-sdk/10021", "mktemp"],
      ["conditions/local-storage-failed", "mktemp"],
    ],
    states: {
      writable: ({ makeFolder }) => ({
        set: dataIn(makeFolder("the data")),
        prints: /^writable\n$/,
        holds: ({ made }) => made.length === 0,
      }),
      missing: ({ path }) => ({
        set: dataIn(path("the data")),
        prints: /No such file or directory/,
        never: /writable/,
      }),
      "a file in its place": ({ write }) => ({
        set: dataIn(write("the data", "a file, not a folder")),
        prints: /Not a directory/,
        never: /writable/,
      }),
    },
  },
  {
    name: "a start script that checks the licence",
    selectors: [["conditions/licence-missing", "test -r"]],
    states: {
      "not there": ({ path, write }) => ({
        set: { LICENCE_FILE: path("the licence"), PROGRAM_FILE: write("a program", STARTS, 0o755) },
        prints: /^licence not readable: .*\/the licence\n$/,
      }),
      there: ({ write }) => ({
        set: { LICENCE_FILE: write("the licence", "1"), PROGRAM_FILE: write("a program", STARTS, 0o755) },
        prints: /^started\n$/,
      }),
    },
  },
];

/** A state with a model at this path of a directory, or with none. */
const modelAt = (name: string | undefined, details: Details): State =>
  folders({}, name === undefined ? {} : { [name]: "{}" }, details);

/** A state with these files in a directory of a model. */
const model = (names: readonly string[], details: Details): State =>
  folders({}, Object.fromEntries(names.map((name) => [name, "1"])), details);

/** A state with a file of the cache that is a link, whose target may be missing. */
const cached =
  (target: string, details: Details): State =>
  (sandbox) => {
    sandbox.write("the app/config.json", "{}");
    sandbox.write("blobs/1", "a model");
    symlinkSync(target, sandbox.path("the app/model.bin"));
    return { set: { RESOURCE_DIR: sandbox.path("the app") }, ...details };
  };

const MODELS: readonly Trial[] = [
  {
    name: "a model, its size and whether it is there",
    selectors: [/^ls -ld? (?:-- )?"\$RESOURCE_FILE"\n?$/],
    states: {
      there: files({ RESOURCE_FILE: "model" }, { prints: /^-\S+ +\d+ \S+ +\S+ +5 .*a RESOURCE_FILE file\n$/ }),
      empty: files({ RESOURCE_FILE: "" }, { prints: /^-\S+ +\d+ \S+ +\S+ +0 .*a RESOURCE_FILE file\n$/ }),
      "a wrong path": ({ path }) => ({ set: checked(path("none.bin")), prints: /No such file or directory/ }),
    },
  },
  {
    name: "a directory instead of a model",
    selectors: [["picovoice/sdk/2", "ls -ld"]],
    states: {
      "a directory": ({ makeFolder }) => ({ set: checked(makeFolder("models")), prints: /^d.*models\n$/ }),
      "a file": files({ RESOURCE_FILE: "model" }, { prints: /^-/ }),
    },
  },
  {
    name: "the mark of a ggml model, and its size",
    selectors: [["local/runtime/failed-to-initialize-whisper-context", "head -c 4"]],
    states: {
      "a ggml model": files({ RESOURCE_FILE: Buffer.from("6c6d6767c8cb0000", "hex") }, { prints: /^lmgg\n-.* 8 / }),
      "a model of PyTorch": files({ RESOURCE_FILE: "PK\x03\x04archive" }, { prints: /^PK\x03\x04\n-/ }),
      "a pointer": files({ RESOURCE_FILE: POINTER }, { prints: /^vers\n-/ }),
      "an error page": files({ RESOURCE_FILE: PAGE }, { prints: /^<!DO\n-/ }),
      "an empty file": files({ RESOURCE_FILE: "" }, { prints: /^\n-.* 0 / }),
    },
  },
  {
    name: "whether a model begins as a page or a pointer does",
    selectors: [
      ["picovoice/sdk/3", "head -c 64"],
      ["local/runtime/weights-only-load-failed", "head -c 60"],
    ],
    states: {
      "a pointer": files({ RESOURCE_FILE: POINTER }, { prints: /^version https:\/\/git-lfs/ }),
      "an error page": files({ RESOURCE_FILE: PAGE }, { prints: /^<!DOCTYPE html>\n<html>/ }),
      "a model": files(
        { RESOURCE_FILE: Buffer.from("porcupine4.0.0\0\x01\xff", "latin1") },
        { prints: /^porcupine4\.0\.0/ },
      ),
    },
  },
  {
    name: "the configuration in a model's directory",
    selectors: [["local/runtime/couldn-t-connect-to-https-huggingface-co", "config.json"]],
    states: {
      there: modelAt("config.json", { prints: /^-.*the app\/config\.json\n$/ }),
      "one level down": modelAt("model/config.json", { kind: "not there", prints: /No such file or directory/ }),
      "no such directory": modelAt(undefined, { kind: "not there", prints: /No such file or directory/ }),
    },
  },
  {
    name: "the two files by which Vosk knows a model",
    selectors: [["local/runtime/failed-to-create-a-model", "am/final.mdl"]],
    states: {
      both: model(["am/final.mdl", "conf/model.conf"], {
        prints: [/^-.*am\/final\.mdl$/m, /^-.*conf\/model\.conf$/m],
      }),
      "one level down": model(["vosk/am/final.mdl", "vosk/conf/model.conf"], {
        prints: /am\/final\.mdl.*No such file[^]*conf\/model\.conf.*No such file/,
      }),
      "one of them": model(["am/final.mdl"], { prints: [/^-.*am\/final\.mdl$/m, /conf\/model\.conf.*No such file/] }),
    },
  },
  {
    name: "what a model's directory has",
    selectors: [/^ls -lL? "\$RESOURCE_DIR"\n?$/],
    states: {
      whole: model(["config.json", "configuration.json", "model.bin", "model.pt"], {
        prints: [/^-.* config\.json$/m, /^-.* configuration\.json$/m, /^-.* model\.bin$/m, /^-.* model\.pt$/m],
      }),
      "no weights": model(["config.json", "configuration.json"], {
        prints: [/^-.* config\.json$/m, /^-.* configuration\.json$/m],
        never: /model\./,
      }),
      "no such directory": modelAt(undefined, { prints: /No such file or directory/ }),
    },
  },
  {
    name: "a broken link in a model's directory",
    selectors: [["local/runtime/unable-to-open-file-model-bin-in-model", "ls -lL"]],
    states: {
      broken: cached("../blobs/2", { prints: [/cannot access .*model\.bin/, /^-.* config\.json$/m] }),
      whole: cached("../blobs/1", { prints: /^-.* 7 .* model\.bin$/m, never: /cannot access/ }),
    },
  },
  {
    name: "models in the cache of Hugging Face",
    selectors: [["local/runtime/localentrynotfounderror", "models--*"]],
    states: {
      one: ({ write }) => {
        write("../home/.cache/huggingface/hub/models--Systran--faster-whisper-tiny/refs/main", "1");
        return { prints: /^\/.*\/models--Systran--faster-whisper-tiny\n$/ };
      },
      none: ({ write }) => {
        write("../home/.cache/huggingface/hub/version.txt", "1");
        return { prints: /No such file or directory/ };
      },
    },
  },
  {
    name: "which versions of cuDNN a machine has",
    selectors: [["local/runtime/cudnn-ops64-9-dll", "find /"]],
    states: {
      "version 8 alone": ({ write, plain }) => {
        write("../plain/usr lib/libcudnn_ops_infer.so.8", "1");
        return { swap: { "find /": `find ${plain}` }, prints: /^\/.*\/libcudnn_ops_infer\.so\.8\n$/ };
      },
      "version 9": ({ write, plain }) => {
        write("../plain/venv/libcudnn_ops.so.9", "1");
        return { swap: { "find /": `find ${plain}` }, prints: /^\/.*\/libcudnn_ops\.so\.9\n$/ };
      },
      none: ({ plain }) => ({ swap: { "find /": `find ${plain}` }, silent: true }),
    },
  },
];

const STARTS = "#!/bin/bash\necho started\n";

/** All variables that pages use for a folder to write to. */
export function dataIn(path: string) {
  return { DATA_DIR: path, LICENCE_DIR: path };
}

/** A state with a parameter and a header file that may name it. */
function headers(name: string, header: string, details: Details): State {
  return ({ write, path }) => {
    write("the headers/sdk.h", header);
    return { set: { PARAM_NAME: name, HEADER_DIR: path("the headers") }, ...details };
  };
}

/** A state with two resources, one of which dates from this year. */
function dated(year: number, prints: RegExp): State {
  return ({ write, path }) => {
    for (const [name, from] of [
      ["old one.bin", year],
      ["new.bin", 2025],
    ] as const) {
      const date = new Date(Date.UTC(from, 0, 15));
      utimesSync(write(`models/${name}`, "1"), date, date);
    }
    return { set: { RESOURCE_DIR: path("models") }, prints };
  };
}

const LIBRARIES: readonly Trial[] = [
  {
    name: "dependencies that are missing",
    selectors: [["conditions/library-load-failed", "ldd"]],
    states: {
      "one is missing": library(() => patched("openssl", "libcrypto.so", "libcrypta.so"), {
        prints: /libcrypta\.so.* => not found/,
      }),
      "the system is too old": library(() => patched("openssl", "GLIBC_2.", "GLIBC_9."), {
        prints: /version `GLIBC_9\.\S+' not found/,
        never: /=> not found/,
      }),
      none: library(() => bytesOf("openssl"), { silent: true }),
    },
  },
  {
    name: "extensions with the dependencies they lack",
    selectors: [["microsoft/azure-speech/0x038", "find"]],
    states: {
      "one is missing": folders(
        {},
        { [AUDIO_EXTENSION]: patched("openssl", "libcrypto.so", "libasound.so") },
        { prints: [/audio\.sys\.so$/m, /libasound\.so\S* => not found/] },
      ),
      none: folders({}, { [AUDIO_EXTENSION]: bytesOf("openssl") }, { prints: /audio\.sys\.so\n$/, never: /not found/ }),
      "no such extension": folders({}, { "lib/libother.so": "1" }, { silent: true }),
    },
  },
  {
    name: "which OpenSSL a program is linked with",
    selectors: [["aliyun/nls/10000001", "ldd"]],
    states: {
      "that of the system": files(
        { PROGRAM_FILE: bytesOf("openssl") },
        { prints: /libssl\.so\S* => \//, never: /idst/ },
      ),
      "the SDK, which has its own": files(
        { PROGRAM_FILE: patched("openssl", "libcrypto.so", "libidst_x.so") },
        { prints: [/libssl\.so/, /libidst_x\.so/] },
      ),
      neither: files({ PROGRAM_FILE: bytesOf("true") }, { silent: true }),
    },
  },
  {
    name: "architectures of a library and a program",
    selectors: [["conditions/library-load-failed", "file -L"]],
    states: {
      "they differ": library(() => forAnotherMachine("true"), { holds: kindsOfElf(2) }),
      "they match": library(() => bytesOf("true"), { holds: kindsOfElf(1) }),
    },
  },
  {
    name: "a capability's name in a library",
    selectors: [["unattributed/ai-sdk/12005", "strings"]],
    states: {
      "it is there": naming("asr.wake", { prints: /^asr\.wake\n$/ }),
      "it is not": naming("asrXwake", { silent: true }),
    },
  },
  {
    name: "a wake word in UTF-8 or GBK",
    selectors: [["unattributed/ai-sdk/12004", "xxd"]],
    states: {
      "UTF-8": files({ WAKE_WORD_FILE: "小" }, { prints: /^00000000: e5 b0 8f / }),
      GBK: files({ WAKE_WORD_FILE: Buffer.from("d0a1", "hex") }, { prints: /^00000000: d0 a1 / }),
    },
  },
];

/** A state with a library and an installed program. */
function library(bytes: () => Uint8Array, details: Details): State {
  return (sandbox) => files({ LIBRARY_FILE: bytes(), PROGRAM_FILE: bytesOf("true") }, details)(sandbox);
}

/** Whether the output names so many kinds of ELF files. */
function kindsOfElf(count: number): (outcome: Outcome) => boolean {
  return ({ output }) => new Set(output.match(/ELF [^,]*,[^,]*,/g)).size === count;
}

/** A state with a library that contains a name. */
function naming(name: string, details: Details): State {
  return ({ write }) => ({
    set: { LIBRARY_FILE: write("lib voice.so", `\0\x01${name}\0\x02`), CAPABILITY_NAME: "asr.wake" },
    ...details,
  });
}

/** A state with an Android package that contains these files. */
const packaged =
  (names: readonly string[], details: Details): State =>
  async (sandbox) => {
    for (const name of names) sandbox.write(`../plain/apk/${name}`, "1");
    const folders = [...new Set(names.map((name) => `${sandbox.plain}/apk/${name.split("/")[0]}`))];
    await sandbox.run("python3", "-m", "zipfile", "-c", sandbox.path("my app.apk"), ...folders);
    sandbox.program("adb", 'echo "arm64-v8a,armeabi-v7a"');
    return { set: { APK_FILE: sandbox.path("my app.apk") }, ...details };
  };

const PACKAGES: readonly Trial[] = [
  {
    name: "architectures in a package",
    selectors: [["conditions/library-load-failed", "unzip -l"]],
    standIn: "adb",
    states: {
      "one that fits": packaged(["lib/arm64-v8a/libvoice.so"], {
        prints: [/lib\/arm64-v8a\/libvoice\.so/, /^arm64-v8a,/m],
      }),
      "one that does not": packaged(["lib/x86/libvoice.so"], { prints: [/lib\/x86\/libvoice\.so/, /^arm64-v8a,/m] }),
      "none at all": packaged(["assets/model.bin"], { never: /libvoice/, prints: /^arm64-v8a,/m }),
    },
  },
  {
    name: "libraries and resources in a package",
    selectors: [
      ["tencent/gme/7014", "unzip -l"],
      ["conditions/sdk-version-mismatch", "unzip -lv"],
      ["aliyun/nls/999999", "unzip -l"],
    ],
    states: {
      "it is there": packaged(["lib/arm64-v8a/libgmesdk.so", "assets/so.txt"], {
        prints: /lib\/arm64-v8a\/libgmesdk\.so/,
        never: /so\.txt/,
      }),
      "it is not": packaged(["assets/so.txt"], { never: /libgmesdk/ }),
    },
  },
  {
    name: "assets in a package",
    selectors: [
      ["conditions/resource-file-missing", "unzip -l"],
      ["aliyun/nls/140900", "unzip -l"],
    ],
    states: {
      "it is there": packaged(["assets/tts/model.bin", "lib/x86/liba.so"], {
        prints: /^ +1 .*assets\/tts\/model\.bin$/m,
      }),
      "it is not": packaged(["lib/x86/liba.so"], { never: /model\.bin/ }),
    },
  },
];

export const FILES: readonly Trial[] = [...SUMS, ...FOLDERS, ...MODELS, ...LIBRARIES, ...PACKAGES];
