/** Questions and logs lead to the codes that they name, in the real catalogue. */
import { expect, test } from "@playwright/test";
import { catalogOf } from "../content.ts";
import { dataOf, idsOf, outcomeOf, sourceOf } from "./source.ts";

const source = sourceOf(dataOf("content"));
const ids = (text: string) => idsOf(text, source);

for (const [text, id] of [
  ["41050008", "aliyun/nls/41050008"],
  ["４１０５０００８", "aliyun/nls/41050008"],
  ["41,050,008", "aliyun/nls/41050008"],
  ["错误码40000005", "aliyun/nls/40000005"],
  ["code40000005", "aliyun/nls/40000005"],
  ["[51026]", "unattributed/ai-sdk/51026"],
  ["ret=7006", "tencent/gme/7006"],
  ["ret = -7006", "tencent/gme/7006"],
  ["0x1001", "tencent/gme/4097"],
  ["0x00003004", "tencent/gme/12292"],
  [
    '{"status":40000004,"status_text":"Gateway:IDLE_TIMEOUT:Websocket session is idle for too long time"}',
    "aliyun/nls/40000004",
  ],
  ['{"data":"{\\"errcode\\":51021}"}', "unattributed/ai-sdk/51021"],
  ['HTTP/1.1 400 Bad Request\nContent-Length: 403\n\n{"status":40000003}', "aliyun/nls/40000003"],
  ["2024-03-08 10:41:07.512 [GME] OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM result=7006 error_info=", "tencent/gme/7006"],
  ["IDLE_TIMEOUT", "aliyun/nls/40000004"],
  ["idle timeout", "aliyun/nls/40000004"],
  ["AV ERR AUTH FAILED", "tencent/gme/7006"],
  ["av-err-auth-failed", "tencent/gme/7006"],
  ["DownloadAppinfoUnset", "tencent/gme/12297"],
  ["OPENFILE_ERR", "tencent/gme/4101"],
  ["status.invalid:recording", "aispeech/flash/50353"],
  ["Too large wav header!", "aliyun/nls/40000009"],
  ["why does it say the wav header is too large", "aliyun/nls/40000009"],
  ["还没进房就退房报错", "tencent/gme/1201"],
  ["鉴全失败", "tencent/asr/4002"],
  ["websocket idle timout", "aliyun/nls/40000004"],
  ["帳號欠費", "tencent/gme/7005"],
  ["录音文件放在oss上下载不了", "aliyun/nls/41050002"],
  ["The token '5f4dcc3b5aa765d61d8327deb882cf99' has expired!", "aliyun/nls/40000001"],
  ["token: 40000001", "aliyun/nls/40000001"],
  ["4000\u200b0001", "aliyun/nls/40000001"],
  ["0xFFFFE4A2", "tencent/gme/7006"],
  ["permissoin", "baidu/speech/9001"],
  ["others", "aispeech/flash/others"],
  ["2025-11-30 02:41:07 ERROR License expired on 28 Jan 2017", "iflytek/msc/11203"],
  ["insuficient_quota whisper-1", "openai/audio/insufficient-quota"],
  ["InvalidRequest", "aliyun/nls/302"],
  ["Android error -16", "android/speech/minus-16"],
  ["阿里云 nls 4OOOOOO5", "aliyun/nls/40000005"],
  ["错误码：4 1 0 5 0 0 2 4", "aliyun/nls/41050024"],
  ["UtteranceProgressListener.onError gets -5", "android/speech/minus-5"],
  ['POST /v1/audio/speech {"model":"tts-1-hd","voice":"cedar"} -> 400', "openai/audio/400"],
  ['{"err_no": 3302, "err_msg": "request refused by gateway"}', "baidu/speech/3302"],
  ['ttsEngineError {"err_code": -902, "err_msg": "…"}', "volcengine/speech/minus-902"],
  ["WARN synth failed reason=Error code=ServiceUnavailable attempt=3/5", "microsoft/azure-speech/serviceunavailable"],
  ['{"task_status": "FAILED", "code": "DECODE_ERROR"}', "aliyun/nls/40270003"],
  ["ConnectionClosedError: received 4031 (private use) Session idle for too long", "assemblyai/api/4031"],
  ["微软 TTS 点了停止以后日志里出现 499，算故障吗", "microsoft/azure-speech/499"],
  [
    'wss://dashscope.aliyuncs.com/api-ws/v1/realtime {"event_id":"event_Bq","type":"error","error":{"code":"invalid_value"}}',
    "aliyun/dashscope/invalid-value",
  ],
  ["!pla avaudiosession", "apple/audio-session/561015905"],
  ["AudioQueue: Error '!pla' from AudioSessionSetClientPlayState(0x13036)", "apple/audio-session/561015905"],
  ['avaudiosession "!pri" when a FaceTime call is up', "apple/audio-session/561017449"],
  ["FreeSWITCH 没有收到识别结果，日志里是 Completion-Cause: 002", "mrcp/mrcp/002-speechrecog"],
  ["snowboy then says IOError: [Errno -9985] Device unavailable", "portaudio/portaudio/minus-9985"],
  [
    '{"output":{"task_status":"FAILED","code":"SUCCESS_WITH_NO_VALID_FRAGMENT"}}',
    "aliyun/dashscope/success-with-no-valid-fragment",
  ],
  [
    "Error code: 413 - {'error': {'message': 'Maximum content size limit (26214400) exceeded', 'type': 'server_error'}}",
    "openai/audio/413",
  ],
  [
    "google.api_core.exceptions.ServiceUnavailable: 503 failed to connect to all addresses; last error: UNKNOWN: ipv4:1.2.3.4:443",
    "google/speech/14",
  ],
  ["COMException (0x88890004) at IAudioClient.GetCurrentPadding", "local/runtime/audclnt-e-device-invalidated"],
  ["Status Code: 403; Error Code: AccessDeniedException; Request ID: 4c95", "amazon/speech/accessdeniedexception"],
  ["403 Client Error: Forbidden for url: https://texttospeech.googleapis.com/v1/text:synthesize", "google/speech/7"],
  ["nova-3-general returns 400 for language=fr", "deepgram/api/bad-request"],
  [
    "whisper_init_from_file_with_params_no_state: failed to open 'ggml-base.bin'",
    "local/runtime/failed-to-initialize-whisper-context",
  ],
  ["I don't get why it says \"insufficient_quota\" when I haven't used it", "openai/audio/insufficient-quota"],
  ["after a while it only prints `Invalid wav header!`", "aliyun/nls/40000009"],
  [
    "has only 3 values: 000=success, 001=No Match, 002=No Input.\nWhat is the meaning of 003?",
    "mrcp/mrcp/003-speechrecog",
  ],
  [
    "SynthesizeSpeech: rpc error: code = Unauthenticated desc = Request had invalid credentials.\nexit status 1",
    "google/speech/16",
  ],
  ['{"corpus_no":"7318840021","err_msg":"recognition error.","err_no":3307,"sn":"481D633F"}', "baidu/speech/3307"],
  ["Apply Whisper [WinError 2] 系统找不到指定的文件。", "local/runtime/ffmpeg-was-not-found"],
  ["OSError: [WinError 1314] faster-whisper", "local/runtime/winerror-1314"],
  ["dg net0000", "deepgram/api/net-0000"],
  ["Amazon Transcribe FAILED", "amazon/speech/failed"],
  ["LSRErrorDomain 201 听写", "apple/speech/201-klsrerrordomain"],
  ["W/TextToSpeech( 9912): speak failed: not bound to TTS engine", "android/speech/not-bound-to-tts-engine"],
  [
    '10.42.0.19 - - [07/Feb/2025:10:02:43 +0000] "POST /cognitiveservices/v1 HTTP/1.1" 415 0 upstream=eastus.tts.speech.microsoft.com',
    "microsoft/azure-speech/415",
  ],
  [
    'Handshake status 403 Forbidden {"message":"HMAC signature cannot be verified, a valid date or x-date header is req',
    "iflytek/webapi/403",
  ],
  [
    "[API Error: 403 Access to model denied. Please make sure you are eligible for using the model.]",
    "aliyun/dashscope/accessdenied-unpurchased",
  ],
  [
    "On Error: Code:5, Message: Connection failed (no connection to the remote host). Internal error: 1. Error details: Code: 10060",
    "microsoft/azure-speech/connectionfailure",
  ],
  ["[Jul 30 13:40:50] WARNING[17116][C-00029668] audio_queue.c: (ASR-759827) Audio queue overflow!", "mrcp/mrcp/407"],
  ["Project `proj_9a` does not have access to model `gpt-4o-mini-tts`", "openai/audio/model-not-found"],
  ["Permission denied: Consumer 'project_number:81245' has been suspended.", "google/speech/7"],
  [
    "WSServerHandshakeError: 400, message='Invalid response status', url='wss://api.deepgram.com/v1/listen?model=nova-9'",
    "deepgram/api/bad-request",
  ],
  ["whisper_1  | RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB", "local/runtime/cuda-out-of-memory"],
  ["阿里云语音转文字，用户按着按钮一口气讲了一分多钟，过了一分钟就报错，用的是一次说一段的接口", "aliyun/nls/41010104"],
  ["gpt-4o-mini-transcribe 说我的录音超过 25 MB", "openai/audio/413"],
  ["pvporcupine kiosk without internet: activation error on first start", "picovoice/sdk/8"],
  ["阿里云百炼 access denied", "aliyun/dashscope/accessdenied"],
  ["腾讯云 TTS 免费额度用完了", "tencent/tts/unsupportedoperation-nofreeaccount"],
  ["504 Gateway Timeout when calling Huawei ASR", "huawei/sis/apig-0201"],
  ["api.openai.com answers 429 Client Error: Too Many Requests", "openai/audio/rate-limit-exceeded"],
  ["PortAudio with device -1: Error querying device -1", "portaudio/portaudio/minus-9996"],
  ["[AudioRecorder] speech error number 6 from startListening", "android/speech/6"],
  ['{"message": "9/Insufficient permissions"} react-native-voice', "android/speech/9"],
  ["my Android app always gets eror_insufficient_permissions when I start", "android/speech/9"],
  ["browser shows the websocket gone, code 1006", "web/websocket/1006"],
  ['throw .serviceError(code: 4_007, message: "音频解码失败")', "tencent/asr/4007"],
  ["stream stopped, PyAudio says Errno 9988", "portaudio/portaudio/minus-9988"],
  ['the page shows "NotReadbleError" after the microphone is chosen in the list', "web/media/notreadableerror"],
  ["小智里配置 doubaotts 之后 403", "volcengine/speech/403"],
  ['1109: "录音和给的稿子出入太大，请重录"', "volcengine/speech/1109"],
  ["result Completion-Cause: 002 no-input-timeout", "mrcp/mrcp/002-speechrecog"],
  ["[warn] socket closed: errcode=19005 peer=10.0.0.9", "unattributed/ai-sdk/19005"],
  ['{"code": 403, "backend_code": 0}', "volcengine/speech/403"],
  [
    "Connection failed (no connection to the remote host). Internal error: 1. Error details: Code: 10060",
    "microsoft/azure-speech/connectionfailure",
  ],
] as const) {
  test(`“${text.slice(0, 60).replaceAll("\n", " ")}” leads to ${id}`, async () => {
    expect((await ids(text))[0]).toBe(id);
  });
}

test("a number alone finds every product that uses it, and a name, a callback or a field decides between them", async () => {
  const isNamed = (code: string, aliases: readonly { name: string }[]) =>
    [code, ...aliases.map(({ name }) => name)].includes("10001");
  const all = catalogOf("content").codes.filter(({ code, aliases }) => isNamed(code, aliases));
  expect(all.length).toBeGreaterThan(2);
  expect((await ids("10001")).sort()).toEqual(all.map(({ id }) => id).sort());
  expect((await ids("腾讯 gme 10001"))[0]).toBe("tencent/gme/10001");
  expect((await ids("AI SDK 10001"))[0]).toBe("unattributed/ai-sdk/10001");
  expect((await ids("OnEvent ITMG_MAIN_EVENT_TYPE_ENTER_ROOM 10001"))[0]).toBe("tencent/gme/10001");
  expect((await ids('{"errcode":10001}'))[0]).toBe("unattributed/ai-sdk/10001");
});

test("a list of numbers leads first to the product that has all of them", async () => {
  const listed = ["10106", "10107", "10001", "10114"];
  const found = (await ids(listed.join(" "))).slice(0, listed.length);
  expect(found).toEqual(listed.map((code) => `iflytek/webapi/${code}`));
});

test("a number of an unknown error domain is nobody's code", async () => {
  const { results, suggestions } = await outcomeOf('Error Domain=vip_error_domain Code=5003 "(null)"', source);
  expect(results).toEqual([]);
  expect(suggestions.length).toBeGreaterThan(0);
});

test("a number in a short range of one product finds it, also if another product has the number", async () => {
  expect((await ids("100003")).sort()).toEqual(["baidu/speech/100003", "iflytek/webapi/100001-100010"]);
  expect((await ids("讯飞 100003"))[0]).toBe("iflytek/webapi/100001-100010");
});

test("a response whose message contradicts its number finds both codes", async () => {
  const [first, second] = await ids('{"status":40000000,"message":"Gateway:TOO_MANY_REQUESTS:Too many requests!"}');
  expect([first, second].sort()).toEqual(["aliyun/nls/40000000", "aliyun/nls/40000005"]);
});

test("an HTTP status with its name is not the beginning of a code", async () => {
  const { results } = await outcomeOf("HTTP 502 Bad Gateway", source);
  expect(results.filter(({ match }) => match === "code")).toEqual([]);
});

test("a code ranks before a symbol, a symbol before a message, and a message before words", async () => {
  const { results } = await outcomeOf("40000004 IDLE_TIMEOUT", source);
  expect(results[0]!.match).toBe("code");
  const matches = async (text: string) => (await outcomeOf(text, source)).results[0]!.match;
  expect(await matches("IDLE_TIMEOUT")).toBe("symbol");
  expect(await matches("Invalid wav header!")).toBe("message");
  expect(await matches("wav 文件头不对")).toBe("text");
});

test("the beginning of a code finds these codes in order, first those of the product with the most", async () => {
  expect(await ids("4105001")).toEqual(["10", "11", "12", "13", "14", "15"].map((end) => `aliyun/nls/410500${end}`));
  expect((await ids("5105"))[0]).toBe("aliyun/nls/51050000");
  expect((await outcomeOf("4105001", source)).results.every(({ fit }) => fit === "beginning")).toBe(true);
});

for (const [text, near] of [
  ["70066", "7006"],
  ["41050088", "41050008"],
  ["errcode: 7060", "7006"],
  ["error 4105008", "41050008"],
] as const) {
  test(`${text} is not a code: ${near} is suggested, but not as a result`, async () => {
    const { results, suggestions, unknown } = await outcomeOf(text, source);
    expect(results).toEqual([]);
    expect(suggestions.map((suggestion) => suggestion.why === "similar" && suggestion.near)).toContain(near);
    expect(unknown.map(({ number }) => number)).toEqual([text.replace(/\D/g, "")]);
  });
}

test("an unknown number is reported with the number ranges that contain it", async () => {
  const { unknown } = await outcomeOf("41050099", source);
  expect(unknown[0]!.ranges.map(({ product }) => product)).toContain("aliyun/nls");
  expect((await outcomeOf("99999999", source)).unknown[0]!.ranges).toEqual([]);
});

for (const [text, id, fit] of [
  ["AV_ERR_TIMOUT", "tencent/gme/1005", "similar"],
  ["FILE_403_FORBIDEN", "aliyun/nls/41050025", "similar"],
  ["AV_ERR_ACCEPT_FAILED", "tencent/gme/1802", "whole"],
  ["QAVPTT", "tencent/gme/4097", "beginning"],
  ["QAV_ERR_HAS_IN_THE_STATE", "tencent/gme/1003", "whole"],
  ["SPXERR_GSTREMER_NOT_FOUND", "microsoft/azure-speech/0x029", "similar"],
  ["QAVError.ERR_SERVER_CONNECT_ROOM_FAIL", "tencent/gme/10005", "whole"],
  ["QAVPTTERROR_RECORDER<br>\\_PARAM_NULL", "tencent/gme/4097", "whole"],
  ["if (code == 7006.0)", "tencent/gme/7006", "whole"],
  ["const-wide v0, 4.1050008E7", "aliyun/nls/41050008", "whole"],
] as const) {
  test(`“${text}” finds ${id}: ${fit}`, async () => {
    const [result] = (await outcomeOf(text, source)).results;
    expect(result).toMatchObject({ entry: { id }, fit });
  });
}

for (const text of [
  "v4.4.1",
  'GET /x HTTP/1.1" 403 4102',
  "127.0.0.1:8195",
  "火车票怎么买",
  "ERROR 2003 (HY000): Can't connect to MySQL server on '10.0.3.21' (110)",
  '{"code": 4004, "message": "Insufficient data: need at least 5 records"}',
  '{"code": 612345, "message": "Unauthorized"}',
  '{"err": {"extra": 0, "what": -38}, "message": "Android MediaPlayer error"}',
  "discord.errors.ConnectionClosed: socket closed: code = 4004, reason = Authentication failed...`",
  "best microphone for singing under 100 dollars",
  'ERROR 1005 (HY000): Can\'t create table `shop`.`orders` (errno: 150 "Foreign key constraint is incorrectly formed")',
  "0x0000000A IRQL_NOT_LESS_OR_EQUAL ntoskrnl.exe when waking from sleep",
  "rpc error: code = Unavailable desc = etcdserver: leader changed",
  "STOP 0x0000001A 蓝屏",
  "SIP/2.0 408 Request Timeout From: <sip:1001@pbx.local>",
  "Unity error CS0103: The name 'player' does not exist in the current context",
  "asdfqwer",
  "<script>alert(1)</script>",
  "0xDEADBEEF",
  "'; DROP TABLE users; --",
  "!!!",
]) {
  test(`“${text}” finds nothing`, async () => {
    expect(await ids(text)).toEqual([]);
  });
}

test("the name of a status leads to the pages of the named product that come with it, as its number does", async () => {
  const text = 'encounter "Too Many Requests Error" when calling api.openai.com/v1/audio/transcriptions';
  expect((await ids(text))[0]).toBe("openai/audio/rate-limit-exceeded");
});

test("a status or close code comes after the code whose message or symbol stands beside it", async () => {
  const log =
    "received 1008 (policy violation) Maximum simultaneous contexts per WebSocket connection exceeded (5). Please close an existing context";
  expect((await ids(log)).slice(0, 2)).toEqual(["elevenlabs/api/max-active-conversations", "web/websocket/1008"]);
  expect((await ids("deepgram closed: code=1011 INPUT_AUDIO_BUFFER_COMMIT_EMPTY"))[0]).not.toBe("web/websocket/1011");
  expect((await ids("websocket closed: code 1011"))[0]).toBe("web/websocket/1011");
  // With the name that libraries print, the close code is the protocol's, whatever service closed the connection.
  const closed = "CartesiaTTSService#0 connection error: received 1000 (OK) connection idle timeout";
  expect((await ids(closed))[0]).toBe("web/websocket/1000");
  expect((await ids("gemini live session dies with 1011 keepalive ping timeout"))[0]).toBe("web/websocket/1011");
  expect(await ids("CartesiaTTSService#0 received 1000 messages")).toEqual([]);
});

test("an exception comes after the code whose message follows it", async () => {
  const text = "InvalidStateError: Failed to execute 'start' on 'SpeechRecognition': recognition has already started.";
  expect((await ids(text))[0]).toBe("web/speech/recognition-has-already-started");
  expect((await ids("InvalidStateError"))[0]).toBe("web/media/invalidstateerror");
});

test("a number in brackets at the end of a quoted message is a code", async () => {
  const text = '{"type":"rate_limit_error","status":429,"message":"plan limit reached, resets at 20:00 (2056)"}';
  expect((await ids(text))[0]).toBe("minimax/t2a/2056");
  for (const other of ['"plan limit reached (2056 of 2056 used)"', '"plan limit", "title": "Cars (2056)"'])
    expect((await ids(`{"status":429,"message":${other}}`))[0], other).not.toBe("minimax/t2a/2056");
});

test("the port of an address is no code, whatever stands for its host", async () => {
  const found = await ids("microphone button silently does nothing on non-secure origins (http://<ip>:3000)");
  expect(found).toContain("web/media/typeerror");
  expect(found).not.toContain("volcengine/speech/3000");
});

test("the version of a system is no code", async () => {
  expect((await ids("TextToSpeech on Android 11 does not initialise any more"))[0]).not.toBe("android/speech/11");
  expect((await ids("TextToSpeech on Android does not initialise, error 11"))[0]).toBe("android/speech/11");
  expect((await ids("Android 7"))[0]).toBe("android/speech/7");
});

test("a sentence that only a platform prints is an answer in a text about another service", async () => {
  const text =
    "Spotify crashed: The app's Info.plist must contain an NSSpeechRecognitionUsageDescription key with a string value";
  expect((await ids(text))[0]).toBe("apple/audio-session/nsmicrophoneusagedescription");
});

test("an exception that every program raises is a code only beside a hint at its product", async () => {
  expect(await ids("RuntimeError: The size of tensor a (607) must match the size of tensor b (600)")).toEqual([]);
  expect(await ids("Azure Speech SDK cancelled with RuntimeError")).toContain("microsoft/azure-speech/runtimeerror");
  expect(await ids("RuntimeError")).toContain("microsoft/azure-speech/runtimeerror");
});

test("the code with which a program ended is no code", async () => {
  expect(await ids("process exited with code 136")).not.toContain("picovoice/sdk/00000136");
  expect(await ids("kiosk.service: code=exited, status=203/EXEC")).not.toContain(
    "apple/speech/203-kafassistanterrordomain",
  );
  expect(await ids("command terminated with code 1001")).toEqual([]);
  expect(await ids("进程已退出，退出代码 1001")).toEqual([]);
  expect(await ids("00000136")).toContain("picovoice/sdk/00000136");
});

test("a number that is part of another code's message comes after it", async () => {
  const found = await ids("E/AudioTrack: AudioFlinger could not create track, status: -12");
  expect(found.slice(0, 2)).toEqual(["android/speech/minus-20", "android/speech/12"]);
});

test("the number of a group of errors comes after the code that follows it", async () => {
  const found = await ids("识别错误, 错误码：2 ,2001 ; Network read failed");
  expect(found.slice(0, 2)).toEqual(["baidu/speech/2001", "baidu/speech/2"]);
});

test("a code with the name of its service is found beside an unknown class and a status", async () => {
  const text =
    "ClientRequestException - {status_code:400,request_id:5b2f,error_code:SIS.0201,error_msg:no subscription}";
  expect((await ids(text))[0]).toBe("huawei/sis/sis-0201");
});

test("a number in groups of three digits is one number if it is called a code", async () => {
  expect((await ids("错误码 41,050,008"))[0]).toBe("aliyun/nls/41050008");
  expect(await ids("HTTP 401,403,429")).toContain("iflytek/webapi/403");
});

test("a number of eight digits is a code after any word, and after milliseconds", async () => {
  for (const text of ["connect timeout 40000004", "ASR timeout=40000004", "process exited with code 40000004"])
    expect(await ids(text), text).toContain("aliyun/nls/40000004");
  const lines = "2024-03-08 10:41:08,157 41050008 failed\n2024-03-08 10:41:09,188 41050008 failed";
  expect(await ids(lines)).toContain("aliyun/nls/41050008");
});

test("the number of the operating system is no code", async () => {
  expect(await ids("socket error, errno: 110 Connection timed out")).not.toContain("baidu/speech/110");
  expect(await ids("Failed to open keyword model file 'kws.table' [errno 2: No such file or directory]")).not.toContain(
    "android/speech/2",
  );
  expect(await ids("errno=10017")).toContain("iflytek/webapi/10017");
  expect(await ids("ConnectionRefusedError: [Errno 111] Connection refused")).not.toContain("baidu/speech/111");
  expect(await ids("[Errno -9985] Device unavailable")).toContain("portaudio/portaudio/minus-9985");
});

test("the last part of a code in several is that code if it says enough", async () => {
  const text = "当标准版免费额度耗尽(UserHasNoFreeAmount)时，自动改用录音文件识别极速版";
  expect((await ids(text))[0]).toBe("tencent/asr/failedoperation-userhasnofreeamount");
});

test("a symbol of a platform is an answer in a long text if nobody else is there", async () => {
  const text = "getting error  error_busy - true even I stop speech to text before listening.";
  expect((await ids(text))[0]).toBe("android/speech/8");
  const plain = '{"result": "error", "retriable": false, "code": 10031, "description": "用户不允许访问这个API"}';
  expect(await ids(plain)).toEqual([]);
});

test("a symbol in another spelling is not ours in a text about another service", async () => {
  expect(await ids("OmniHuman rejects input audio over 30s per render (`audio_duration_too_long`).")).toEqual([]);
});

test("what HTTP calls a status confirms no code", async () => {
  const text =
    "The upstream WebSocket is closed with `websocket: close 1009 (message too big)`: 500 internal_server_error";
  expect((await ids(text))[0]).toBe("web/websocket/1009");
});

test("a quoted name that stands in many messages is none of them", async () => {
  expect((await ids("`webkitSpeechRecognition` always throws a network error"))[0]).toBe("web/speech/network");
});

test("the number that ALSA passes on from the system is no code", async () => {
  expect(await ids("capture failed: Device or resource busy [ALSA error -16]")).not.toContain(
    "android/speech/minus-16",
  );
  expect(await ids("AudioTrack error -16")).toContain("android/speech/minus-16");
});

test("a text about another service has no nearest page of a product at which it only hints", async () => {
  const { suggestions } = await outcomeOf("rpc error: code = Unavailable desc = etcdserver: leader changed", source);
  expect(suggestions.map(({ why }) => why)).toEqual(["same"]);
});

for (const [text, slug] of [
  ["55000012", "550xxxxx"],
  ["code: 100007", "100001-100010"],
  ["-3301", "minus-3301"],
  ["0x00e", "0x00e"],
  ["FailedOperation.ErrorDownFile", "failedoperation-errordownfile"],
] as const) {
  test(`${text} leads to a code of an unusual shape`, async () => {
    expect((await idsOf(text, sourceOf(dataOf("tests/fixtures/shapes"))))[0]).toBe(`example/kit/${slug}`);
  });
}

test("data that cannot be read is an error only if nothing else was found", async () => {
  const fail = () => Promise.reject(new Error("offline"));
  const broken = { ...source, postings: fail, products: fail, vocabulary: fail };
  expect(await idsOf("错误码 40000004", broken)).toEqual(["aliyun/nls/40000004"]);
  await expect(idsOf("token expired yesterday", broken)).rejects.toThrow("offline");
});
