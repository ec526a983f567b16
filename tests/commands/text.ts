/** Trials of commands that inspect values, lists, JSON and headers. */
import { createHash, createHmac } from "node:crypto";
import { files, given, type Details, type State, type Trial } from "./trial.ts";

/** A state in which the reader pastes a key when the command asks for it. The key must not be shown. */
const pasted = (key: string, bytes: number): State => {
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 12);
  return () => ({ enters: key, prints: new RegExp(`^\\n${bytes}\\n${hash}\\n$`) });
};

/** A state with a value to encode, in all variables that pages use for one. */
const value = (text: string, details: Details): State => given({ PARAM_VALUE: text, AUDIO_URL: text }, details);

/** A state with exported variables. */
const exported =
  (variables: Readonly<Record<string, string>>, details: Details): State =>
  ({ environment }) => {
    Object.assign(environment, variables);
    return details;
  };

const VALUES: readonly Trial[] = [
  {
    name: "whether a program would inherit a key",
    selectors: [["aliyun/dashscope/authenticationerror", "os.environ"]],
    states: {
      exported: exported({ DASHSCOPE_API_KEY: "sk-1" }, { prints: /^True\n$/ }),
      "exported, but empty": exported({ DASHSCOPE_API_KEY: "" }, { kind: "none", prints: /^False\n$/ }),
      "set in the shell alone": given({ DASHSCOPE_API_KEY: "sk-1" }, { kind: "none", prints: /^False\n$/ }),
    },
  },
  {
    name: "variables for a proxy, without its password",
    selectors: [["aliyun/dashscope/apiconnectionerror", "_proxy="]],
    states: {
      "with a password": exported(
        { HTTPS_PROXY: "http://me:se/cr@et@proxy.invalid:8080", no_proxy: "localhost" },
        { kind: "masked", prints: /^HTTPS_PROXY=http:\/\/\*{4}@proxy\.invalid:8080\n$/ },
      ),
      "with a password and no scheme": exported(
        { all_proxy: "me:secret@proxy.invalid:8080" },
        { kind: "masked", prints: /^all_proxy=\*{4}@proxy\.invalid:8080\n$/ },
      ),
      "without one": exported(
        { https_proxy: "socks5h://127.0.0.1:1080" },
        { prints: /^https_proxy=socks5h:\/\/127\.0\.0\.1:1080\n$/ },
      ),
      none: exported({ no_proxy: "localhost" }, { silent: true }),
    },
  },
  {
    name: "variables that keep Hugging Face offline or move its cache",
    selectors: [["local/runtime/localentrynotfounderror", "HF_HUB_OFFLINE"]],
    states: {
      offline: exported(
        { HF_HUB_OFFLINE: "1", HF_HOME: "/data/hf" },
        { prints: /^(?:HF_HUB_OFFLINE=1\n|HF_HOME=\S+\n){2}$/ },
      ),
      "offline by the other variable": exported(
        { TRANSFORMERS_OFFLINE: "1" },
        { prints: /^TRANSFORMERS_OFFLINE=1\n$/ },
      ),
      "set in the shell alone": given({ HF_HUB_OFFLINE: "1" }, { kind: "none", silent: true }),
      "others alone": exported({ HF_HUB_OFFLINE_NOTE: "1", MY_HF_HOME: "x" }, { kind: "none", silent: true }),
    },
  },
  {
    name: "whether this system can convert GBK",
    selectors: [["aliyun/nls/10000120", "iconv -l"]],
    states: {
      "it can": given({}, { prints: /^GBK\/\/$/m }),
      "an image with few character sets": ({ program }) => {
        program("iconv", "echo ANSI_X3.4-1968//; echo UTF-8//");
        return { silent: true };
      },
    },
  },
  {
    name: "hidden characters in a name",
    selectors: [["unattributed/ai-sdk/60002", "xxd -p"]],
    states: {
      "a zero-width space": given({ ORGANISATION_NAME: "上海示例\u200b有限公司" }, { prints: /e2808b/ }),
      "a non-breaking space": given({ ORGANISATION_NAME: "Example\u00a0Ltd" }, { prints: /c2a0/ }),
      "a byte-order mark": given({ ORGANISATION_NAME: "\ufeffExample Ltd" }, { prints: /^efbbbf/ }),
      none: given(
        { ORGANISATION_NAME: "上海示例有限公司，名称很长很长很长很长很长" },
        {
          prints: /^[\da-f]+\n$/,
          never: /e2808b|c2a0|efbbbf/,
        },
      ),
    },
  },
  {
    name: "length and hash of a pasted key",
    selectors: [["unattributed/ai-sdk/50011", "read -rsp"]],
    states: {
      "the key": pasted("k1", 2),
      "another key of the same length": pasted("k2", 2),
      "an incomplete copy, with signs that a shell reads": pasted(" k\\$1'", 6),
    },
  },
  {
    name: "seconds until a token expires",
    selectors: [["aliyun/nls/40000001", "EXPIRE_TIME"]],
    states: {
      "an hour ago": () => ({ set: { EXPIRE_TIME: String(now() - 3600) }, prints: /^-36\d\d\n$/ }),
      "in an hour": () => ({ set: { EXPIRE_TIME: String(now() + 3600) }, prints: /^3[56]\d\d\n$/ }),
    },
  },
  {
    name: "encoding a value for a URL",
    selectors: [
      ["aliyun/nls/40000003", "urllib"],
      ["aliyun/nls/40270006", "urllib"],
    ],
    states: {
      "signs that break a URL": value("50% a&b=语音/c", { prints: /^50%25%20a%26b%3D%E8%AF%AD%E9%9F%B3%2Fc\n$/ }),
      harmless: value("abc-123", { prints: /^abc-123\n$/ }),
    },
  },
  {
    name: "a timestamp in milliseconds",
    selectors: [["conditions/request-expired", "toISOString"]],
    states: {
      "it was seconds": given({ TIMESTAMP: "1764378000" }, { prints: /^1970-/ }),
      milliseconds: given({ TIMESTAMP: "1764378000000" }, { prints: /^2025-11-29T01:00:00/ }),
      "a time zone off": given({ TIMESTAMP: "1764406800000" }, { prints: /^2025-11-29T09:00:00/ }),
    },
  },
  {
    name: "a ticket that is a JWT",
    selectors: [["conditions/authentication-failed", "base64url"]],
    states: {
      expired: given(
        { TICKET: jwt({ app: "a1", user: "语", exp: 1_600_000_000 }) },
        { prints: [/app: 'a1'/, /user: '语'/, /exp: 1600000000/] },
      ),
      "valid for long": given({ TICKET: jwt({ app: "a1", exp: 4_000_000_000 }) }, { prints: /exp: 4000000000/ }),
      "no JWT": given({ TICKET: "AQAAbase64" }, { prints: /Error/ }),
    },
  },
  {
    name: "the last digit of a long ID",
    selectors: [["conditions/task-not-found", "9007199254740993"]],
    oneState: "the command contains the number",
    states: { always: given({}, { prints: /^9007199254740992\n$/ }) },
  },
  {
    name: "normalising the spelling",
    selectors: [["conditions/vocabulary-unsupported", "NFKC"]],
    states: {
      "full width and curly": given({ REFERENCE_TEXT: "Ｉ ｄｏｎ’ｔ １" }, { prints: /^I don't 1\n$/ }),
      plain: given({ REFERENCE_TEXT: "I won't 2" }, { prints: /^I won't 2\n$/ }),
    },
  },
  {
    name: "code points of a wake word",
    selectors: [["conditions/wake-word-invalid", "codePointAt"]],
    states: {
      "hidden signs": files({ WAKE_WORD_FILE: "\ufeff你\u200b好，" }, { prints: /^feff 4f60 200b 597d ff0c\n$/ }),
      "a space": files({ WAKE_WORD_FILE: "你好 小星" }, { prints: / 20 / }),
      "not UTF-8": files({ WAKE_WORD_FILE: Buffer.from("c4e3bac3", "hex") }, { prints: /fffd/ }),
      clean: files({ WAKE_WORD_FILE: "你好小星" }, { prints: /^4f60 597d 5c0f 661f\n$/ }),
    },
  },
];

const now = (): number => Math.floor(Date.now() / 1000);

/** A JWT with this content and a dummy signature. */
function jwt(content: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256" })}.${part(content)}.c2lnbmF0dXJl`;
}

const LINK = "https://files.example.com/a.wav?Expires=1&Signature=abc";

const ADDRESSES: readonly Trial[] = [
  {
    name: "the parts of a URL",
    selectors: [["conditions/audio-url-invalid", "searchParams"]],
    states: {
      fine: given(
        { AUDIO_URL: LINK },
        {
          prints: [/protocol: 'https:'/, /hostname: 'files\.example\.com'/, /'Expires', 'Signature'/, /odd: null/],
          never: /abc/,
        },
      ),
      "escaped for HTML": given({ AUDIO_URL: LINK.replace("&", "&amp;") }, { prints: /odd: \[ '&amp;' \]/ }),
      "a space and Chinese": given(
        { AUDIO_URL: "https://files.example.com/录 音.wav" },
        { prints: /odd: \[ '录', ' ', '音' \]/ },
      ),
      "a private host": given({ AUDIO_URL: "http://192.168.1.5/a.wav" }, { prints: /hostname: '192\.168\.1\.5'/ }),
      "no URL": given({ AUDIO_URL: "files.example.com/a.wav" }, { prints: /Invalid URL/ }),
    },
  },
  {
    name: "scheme, host and unusual characters of a link",
    selectors: [["aliyun/nls/41050011", "urlsplit"]],
    states: {
      fine: given({ FILE_LINK: LINK }, { prints: /^https files\.example\.com \[\]\n$/ }),
      "not a full URL": given({ FILE_LINK: "files.example.com/a.wav" }, { prints: / None \[\]\n$/ }),
      "escaped for HTML": given({ FILE_LINK: LINK.replace("&", "&amp;") }, { prints: /\['&amp;'\]/ }),
      "a space and Chinese": given(
        { FILE_LINK: "https://files.example.com/录 音.wav" },
        { prints: /\['录', ' ', '音'\]/ },
      ),
      "a line break": given({ FILE_LINK: `${LINK}\n` }, { prints: /\['\\n'\]/ }),
      quotes: given({ FILE_LINK: `"${LINK}"` }, { prints: /\['"', '"'\]/ }),
    },
  },
  {
    name: "scheme, host and path of a callback",
    selectors: [["unattributed/ai-sdk/51028", "u.protocol"]],
    states: {
      fine: given(
        { SENT_CALLBACK_URL: "https://voice.example.com:443/done?x=1" },
        { prints: /^https: voice\.example\.com \/done\n$/ },
      ),
      "no scheme": given(
        { SENT_CALLBACK_URL: "voice.example.com:8080/done" },
        { prints: /^voice\.example\.com:  8080\/done\n$/ },
      ),
      "no scheme and no port": given({ SENT_CALLBACK_URL: "voice.example.com/done" }, { prints: /Invalid URL/ }),
      "a template": given({ SENT_CALLBACK_URL: "https://{host}/done" }, { prints: /^https: \{host\} \/done\n$/ }),
    },
  },
];

const LISTS: readonly Trial[] = [
  {
    name: "what one list has and the other does not",
    selectors: [
      ["conditions/capability-not-licensed", "comm -13"],
      ["unattributed/ai-sdk/60013", "comm -13"],
    ],
    states: {
      "two gaps": lists("asr\ntts\n", "tts\nwake\nasr\neval\n", { prints: /^eval\nwake\n$/ }),
      none: lists("tts\nasr\neval\n", "asr\ntts", { kind: "none", silent: true }),
      "none, one named twice": lists("asr\ntts\n", "asr\ntts\nasr\n", { kind: "none", silent: true }),
      "none, one list from Windows": lists("asr\r\ntts\r\n", "tts\nasr\n", { kind: "none", silent: true }),
    },
  },
  {
    name: "duplicate identifiers, regardless of case",
    selectors: [["conditions/device-not-licensed", "uniq -d"]],
    states: {
      "one twice": files({ DEVICE_ID_LIST: "AA:01\nbb:02\naa:01\n" }, { kind: "twice", prints: /^aa:01\n$/ }),
      "one twice, the last line without an end": files(
        { DEVICE_ID_LIST: "AA:01\r\nbb:02\r\naa:01" },
        { kind: "twice", prints: /^aa:01\r?\n$/ },
      ),
      none: files({ DEVICE_ID_LIST: "AA:01\nbb:02\n" }, { silent: true }),
    },
  },
  {
    name: "bad lines of a list from a spreadsheet",
    selectors: [["unattributed/ai-sdk/60014", "uniq -d"]],
    states: {
      "an empty line": files({ DEVICE_LIST: "a1\r\n \r\nb2\r\n" }, { prints: /^2: \n$/ }),
      "scientific notation": files({ DEVICE_LIST: "a1\n8.61234E+14\n" }, { prints: /^2:8\.61234E\+14\n$/ }),
      "a byte-order mark": files({ DEVICE_LIST: "\ufeffa1\nb2\n" }, { prints: /^1:\ufeffa1\n$/ }),
      "a line twice": files({ DEVICE_LIST: "a1\r\nb2\r\na1" }, { prints: /^a1\n$/ }),
      none: files({ DEVICE_LIST: "a1\r\nb2\r\n" }, { silent: true }),
    },
  },
  {
    name: "lines of a list of wake words",
    selectors: [["conditions/licence-scope-exceeded", "grep -c"]],
    states: {
      "eleven, with empty lines between": files(
        { WAKE_WORD_FILE: "你好小星\n\n \r\n".repeat(11) },
        { prints: /^11\n$/ },
      ),
      three: files({ WAKE_WORD_FILE: "你好小星\n小星小星\n你好" }, { prints: /^3\n$/ }),
    },
  },
  {
    name: "words that a dictionary lacks",
    selectors: [["conditions/vocabulary-unsupported", "comm -23"]],
    states: {
      "two words": files(
        { TEXT_FILE: "The quokka can't hop.\nHop, Zyzzyva!", DICTIONARY_FILE: "the\nCan't\nhop\n" },
        { prints: /^quokka\nzyzzyva\n$/ },
      ),
      none: files(
        { TEXT_FILE: "The cat can't hop.", DICTIONARY_FILE: "the\ncan't\nhop\ncat\n" },
        { kind: "none", silent: true },
      ),
      "none, with a dictionary from Windows": files(
        { TEXT_FILE: "The cat can't hop.", DICTIONARY_FILE: "the\r\ncan't\r\nhop\r\ncat\r\n" },
        { kind: "none", silent: true },
      ),
    },
  },
  {
    name: "a session in a log",
    selectors: [["conditions/session-invalid", "SESSION_ID"]],
    states: {
      "from its creation to its end": ({ write }) => ({
        set: { SESSION_ID: "-a.b*", LOG_FILE: write("the log.txt", "begin -a.b*\nother -aXb*\nend -a.b* idle\n") },
        prints: /^1:begin -a\.b\*\n3:end -a\.b\* idle\n$/,
      }),
      "no hit": ({ write }) => ({
        set: { SESSION_ID: "-a.b*", LOG_FILE: write("the log.txt", "begin 123\n") },
        silent: true,
      }),
    },
  },
];

/** A state with two lists, in all variables that pages use for them. */
function lists(has: string, wants: string, details: Details): State {
  return files({ LICENSED_LIST: has, REGISTERED_LIST: has, USED_LIST: wants, DEVICE_LIST: wants }, details);
}

const GOOD_MESSAGE = '{"header":{"name":"Start","id":1},"payload":{"format":"pcm"}}';

const JSONS: readonly Trial[] = [
  {
    name: "a message compared with one that works",
    selectors: [["conditions/operation-unsupported", "jq -S"]],
    states: {
      "a wrong name": files(
        { SAMPLE_FILE: GOOD_MESSAGE, REQUEST_FILE: GOOD_MESSAGE.replace('"name"', '"Name"') },
        { prints: [/^< .*"name"/m, /^> .*"Name"/m] },
      ),
      "the same in another order": files(
        { SAMPLE_FILE: GOOD_MESSAGE, REQUEST_FILE: '{"payload":{"format":"pcm"},\n"header":{"id":1,"name":"Start"}}' },
        { silent: true },
      ),
    },
  },
  {
    name: "types of fields",
    selectors: [["conditions/parameter-invalid", "map_values(type)"]],
    states: {
      "a number as text": files({ REQUEST_FILE: '{"sample_rate":"16000"}' }, { prints: /"sample_rate": "string"/ }),
      "a number": files({ REQUEST_FILE: '{"sample_rate":16000}' }, { prints: /"sample_rate": "number"/ }),
      "no JSON": files({ REQUEST_FILE: '{"sample_rate":16000' }, { prints: /parse error/ }),
      "encoded twice": files(
        { REQUEST_FILE: JSON.stringify('{"sample_rate":16000}') },
        { prints: /Cannot iterate over string/ },
      ),
    },
  },
  {
    name: "empty fields",
    selectors: [["conditions/parameter-missing", "paths("]],
    states: {
      "two of them": files(
        { REQUEST_FILE: '{"a":{"b":""},"c":[1,null],"d":0,"e":false}' },
        { prints: /^a\.b\nc\.1\n$/ },
      ),
      none: files({ REQUEST_FILE: '{"a":{"b":"x"},"d":0,"e":false}' }, { silent: true }),
    },
  },
  {
    name: "the place of a fault in JSON",
    selectors: [["aliyun/dashscope/invalidparameter", "jq empty"]],
    states: {
      broken: files({ REQUEST_FILE: '{"a":1,\n"b":}' }, { prints: /line 2, column \d+/ }),
      valid: files({ REQUEST_FILE: '{"a":1}' }, { silent: true }),
    },
  },
  {
    name: "a body that is not JSON",
    selectors: [["conditions/request-body-malformed", "jq empty"]],
    states: {
      broken: files({ REQUEST_FILE: '{"a":1,\n"b":}' }, { prints: [/line 2, column \d+/, /^13$/m] }),
      empty: files({ REQUEST_FILE: "" }, { prints: /^0\n$/ }),
      valid: files({ REQUEST_FILE: '{"a":1}' }, { prints: /^7\n$/ }),
    },
  },
  {
    name: "a body that is not JSON, with line and column",
    selectors: [
      ["aliyun/dashscope/invalid-payload-data", "json.tool"],
      ["aliyun/nls/11", "json.tool"],
    ],
    states: {
      broken: files({ SENT_BODY: '{"a":1,\n"b":}' }, { prints: /Expecting value: line 2 column 5/ }),
      "a raw line break in a text": files(
        { SENT_BODY: '{"a":"x\ny"}' },
        { prints: /Invalid control character.* column 8/ },
      ),
      "a byte-order mark": files({ SENT_BODY: '\ufeff{"a":1}' }, { prints: /BOM/ }),
      valid: files({ SENT_BODY: '{"a":"语音"}' }, { status: 0, never: /column/ }),
    },
  },
  {
    name: "a text that is not well-formed XML, with line and column",
    selectors: [
      ["aliyun/nls/41020001", "minidom"],
      ["microsoft/azure-speech/1007", "minidom"],
    ],
    states: {
      "well-formed": xml("a &amp; b", { prints: /^well-formed\n$/ }),
      "a bare &": xml("a\n& b", { prints: /not well-formed.*: line 2, column 1\n$/ }),
      "a tag that is not closed": xml("<p>a", { prints: /mismatched tag: line 1, column \d+\n$/ }),
      "a prefix that is not declared": xml('<mstts:silence type="Leading"/>', { prints: /unbound prefix: line 1, / }),
    },
  },
  {
    name: "a body that is not UTF-8, or has a byte-order mark",
    selectors: [["conditions/request-body-malformed", "iconv"]],
    states: {
      GBK: files(
        { REQUEST_FILE: Buffer.concat([Buffer.from('{"a":"'), Buffer.from("d6d0cec4", "hex")]) },
        { prints: [/iconv: /, /^7b2261$/m] },
      ),
      "a byte-order mark": files({ REQUEST_FILE: '\ufeff{"a":1}' }, { prints: /^efbbbf\n$/ }),
      fine: files({ REQUEST_FILE: '{"a":"小"}' }, { prints: /^7b2261\n$/ }),
    },
  },
  {
    name: "whether a message is valid UTF-8",
    selectors: [["web/websocket/1007", "iconv"]],
    states: {
      valid: files({ REQUEST_FILE: '{"a":"小"}' }, { prints: /^valid\n$/ }),
      GBK: files({ REQUEST_FILE: Buffer.from("d6d0cec4", "hex") }, { prints: /illegal input sequence at position 0/ }),
      "cut within a character": files(
        { REQUEST_FILE: Buffer.from("小").subarray(0, 2) },
        { prints: /incomplete character/ },
      ),
    },
  },
  {
    name: "length and characters of Base64 in a request",
    selectors: [["huawei/sis/sis-0032", "length % 4"]],
    states: {
      fine: encodedAs("UklGRg==", { prints: /^\[0,true\]\n$/ }),
      "cut short": encodedAs("UklGRg", { prints: /^\[2,true\]\n$/ }),
      "a blank in it": encodedAs("UklG Rg=", { kind: "characters", prints: /^\[0,false\]\n$/ }),
      "a newline at its end": encodedAs("UklGRg=\n", { kind: "characters", prints: /^\[0,false\]\n$/ }),
      "characters for URLs": encodedAs("Ukl_Rg==", { kind: "characters", prints: /^\[0,false\]\n$/ }),
      "a prefix": encodedAs("data:audio/wav;base64,UklGRg==", { prints: /^\[2,false\]\n$/ }),
      "not at the top level": files({ REQUEST_FILE: '{"body":{"data":"UklGRg=="}}' }, { prints: /^jq: error/ }),
    },
  },
  {
    name: "hot words that break the rules of their table",
    selectors: [["huawei/sis/sis-0203", ".contents[]"]],
    states: {
      "a digit and a blank in a Chinese table": hotWords("chinese_mandarin", ["语音VoxErr", "第1名", "a b"], {
        prints: /^第1名\na b\n$/,
      }),
      "33 characters in a Chinese table": hotWords("chinese_mandarin", ["语".repeat(33), "语".repeat(32)], {
        prints: /^语{33}\n$/,
      }),
      "Chinese in an English table": hotWords("english", ["voice", "voice语"], { prints: /^voice语\n$/ }),
      "65 letters in an English table": hotWords("english", ["a".repeat(65), "a".repeat(64)], { prints: /^a{65}\n$/ }),
      "a newline at the end of a word": hotWords("english", ["voice\n"], { prints: /^voice\n\n$/ }),
      none: hotWords("chinese_mandarin", ["语音", "voice", "a".repeat(32)], { silent: true }),
    },
  },
  {
    name: "a task that was serialised twice",
    selectors: [["aliyun/nls/41050013", "jq -r type"]],
    states: {
      twice: files({ TASK_FILE: JSON.stringify('{"appkey":"a"}') }, { prints: /^string\n$/ }),
      once: files({ TASK_FILE: '{"appkey":"a"}' }, { prints: /^object\n$/ }),
      broken: files({ TASK_FILE: '{"appkey":\n}' }, { prints: /line 2, column \d+/ }),
    },
  },
];

/** A state with a request whose audio is this text. */
function encodedAs(data: string, details: Details): State {
  return files({ REQUEST_FILE: JSON.stringify({ config: {}, data }) }, details);
}

/** A state with a request that makes a table of hot words. */
function hotWords(language: string, contents: readonly string[], details: Details): State {
  return files({ REQUEST_FILE: JSON.stringify({ name: "t1", language, contents }) }, details);
}

/** A state with this content in a document for synthesis. */
function xml(content: string, details: Details): State {
  const text = `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US">${content}</speak>`;
  return files({ TEXT_FILE: text, SSML_FILE: text }, details);
}

const GOOD_HEADERS = "Host: a.example\r\nX-Appid: 1\r\nX-CurTime: 2\r\nX-Checksum: 3\r\n";

const HEADERS: readonly Trial[] = [
  {
    name: "headers that are missing",
    selectors: [["unattributed/ai-sdk/50003", "GOOD_HEADERS"]],
    states: {
      "one is missing": files(
        { GOOD_HEADERS, BAD_HEADERS: GOOD_HEADERS.replace("X-Checksum: 3\r\n", "") },
        { prints: /^< x-checksum/m },
      ),
      "none, in other letters and another order": files(
        { GOOD_HEADERS, BAD_HEADERS: "x-checksum: 9\nx-curtime: 2\nx-appid: 7\nhost: b.example\n" },
        { never: /^</m },
      ),
    },
  },
  {
    name: "suspicious characters in headers, by line and name",
    selectors: [["unattributed/ai-sdk/50004", "BAD_HEADERS"]],
    states: {
      "full-width letters": files({ BAD_HEADERS: "Host: a\r\nX-Appid: １2\r\n" }, { prints: /^2:X-Appid\n$/ }),
      "a space at the end": files({ BAD_HEADERS: "Host: a\r\nX-CurTime: 1 \r\n" }, { prints: /^2:X-CurTime\n$/ }),
      "a control character": files({ BAD_HEADERS: "Host: a\nX-Param: a\u0001b\n" }, { prints: /^2:X-Param\n$/ }),
      none: files({ BAD_HEADERS: GOOD_HEADERS }, { silent: true }),
    },
  },
  {
    name: "a signature computed without the program",
    selectors: [["conditions/signature-invalid", "-hmac"]],
    states: {
      "the string": signed("a\nb"),
      "the string with a newline": signed("a\nb\n"),
    },
  },
  {
    name: "the first difference between two strings to sign",
    selectors: [["conditions/signature-invalid", "diff <(xxd"]],
    states: {
      "a newline at the end": files(
        { STRING_FILE: "abc\n", SERVER_STRING_FILE: "abc" },
        { prints: [/^< .*0a/m, /^> /m] },
      ),
      "the same": files({ STRING_FILE: "abc", SERVER_STRING_FILE: "abc" }, { silent: true }),
    },
  },
  {
    name: "the signed body compared with the body as sent",
    selectors: [["unattributed/ai-sdk/50006", "SIGNED_BODY"]],
    states: {
      altered: files(
        { SIGNED_BODY: '{"a":1}', SENT_BODY: '{"a": 1}' },
        { prints: /differ: (?:byte|char) 6/, never: /same/ },
      ),
      "cut off": files({ SIGNED_BODY: '{"a":1}', SENT_BODY: '{"a"' }, { prints: /EOF/, never: /same/ }),
      alike: files({ SIGNED_BODY: '{"a":1}', SENT_BODY: '{"a":1}' }, { prints: /^same\n$/ }),
    },
  },
];

/** A state in which this text must be signed with a key. */
function signed(text: string): State {
  return ({ write }) => ({
    set: { SIGNING_KEY: "k e y", STRING_FILE: write("the string.txt", text) },
    holds: ({ output }) => output === `${createHmac("sha256", "k e y").update(text).digest("base64")}\n`,
  });
}

export const TEXT: readonly Trial[] = [...VALUES, ...ADDRESSES, ...LISTS, ...JSONS, ...HEADERS];
