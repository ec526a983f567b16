/** What has a number or name in common with a code, but is about something else, is no result; the code itself stays one. */
import { expect, test } from "@playwright/test";
import { dataOf, idsOf, outcomeOf, sourceOf } from "./source.ts";

const source = sourceOf(dataOf("content"));

for (const [kind, foreign, own, id] of [
  [
    "a label in quotes after a number",
    'UserIsThere, // (10003, "user name already exists", "")',
    '(10003, "授权文件过期")',
    "unattributed/ai-sdk/10003",
  ],
  ["the name of what takes a number", "$link->getCategory(41050008)", "onTaskFailed(41050008)", "aliyun/nls/41050008"],
  ["the name of what holds a number", "planetId2: 40000001,", "errcode: 40000001,", "aliyun/nls/40000001"],
  [
    "a typed constant",
    "const planetId: number = 40000001;",
    "const errcode: number = 40000001;",
    "aliyun/nls/40000001",
  ],
  ["a comparison", "if (glyphWidth == 12288) {", "if (result == 12288) { // speech to text", "tencent/gme/12288"],
  [
    "another error domain",
    "sign-in fails: com.apple.authenticationservices.authorizationerror error 1001.",
    "the microphone fails: error 1001",
    "tencent/gme/1001",
  ],
  [
    "words about something else",
    "Acrobatics work directly — error 7004 is expected and handled gracefully.",
    "the voice room works directly — error 7004 is expected",
    "tencent/gme/7004",
  ],
  [
    "a message that was cut",
    '{"errcode":60011,"errmsg":"no privilege to access/modify contact/party',
    '{"errcode":60011,"errmsg":""}',
    "unattributed/ai-sdk/60011",
  ],
  [
    "an exception of another interface of the browser",
    "Could not copy: NotAllowedError: Write permission denied. The text is selected, to copy by hand.",
    "Recording does not start: NotAllowedError: Permission denied by the visitor of our page, what now?",
    "web/media/notallowederror",
  ],
  [
    "a failure without a number of its own",
    '{"ok":false,"errorCode":-1,"errorReason":"user may not join the room {room_id}"}',
    'SpeechRecognizer {"ok":false,"errorCode":1}',
    "android/speech/1",
  ],
  [
    "a word beside a code of others",
    '{"status_code":40012,"message":"Failed to load the picture","status":"FAILED"}',
    '{"TranscriptionJobStatus":"FAILED"}',
    "amazon/speech/failed",
  ],
  [
    "a small number and symbol of another service",
    "FirebaseError: 7 PERMISSION_DENIED: Missing or insufficient permissions.",
    "Google Speech: 7 PERMISSION_DENIED: Missing or insufficient permissions.",
    "google/speech/7",
  ],
  [
    "an operation of another service of Amazon's",
    "An error occurred (ThrottlingException) when calling the GetQueryResults operation: Rate exceeded",
    "An error occurred (ThrottlingException) when calling the SynthesizeSpeech operation: Rate exceeded",
    "amazon/speech/throttlingexception",
  ],
  [
    "the message of an error that a program raises itself",
    'aliyun/stt.py raise APIStatusError(message="connection closed unexpectedly")',
    "百炼 websocket connection closed unexpectedly",
    "aliyun/dashscope/websocket-connection-is-not-established-or-has-been-closed",
  ],
  [
    "plain words after the number of the operating system",
    "[Errno 32] Broken pipe",
    "NlsClient: Broken pipe",
    "aliyun/nls/10000105",
  ],
  [
    "plain words after an exception",
    "OSError: [Errno 32] Broken pipe",
    "NlsClient: Broken pipe",
    "aliyun/nls/10000105",
  ],
  ["the word for a success among others", "BUILD SUCCESS in 3 s", "Picovoice SUCCESS", "picovoice/sdk/0"],
  [
    "a call of another service of the cloud",
    "腾讯云 CreateDBInstances 返回 InvalidParameter，文档里看不出哪里写错",
    "腾讯云 CreateRecTask 返回 InvalidParameter，文档里看不出哪里写错",
    "tencent/asr/invalidparameter",
  ],
  [
    "an exception of an interface for something else",
    "Uncaught NotSupportedError: Failed to execute 'define' on 'CustomElementRegistry': this name has been used",
    "Uncaught NotSupportedError: Failed to execute 'start' on 'MediaRecorder': there was an error",
    "web/media/notsupportederror",
  ],
  [
    "a message of the object under a longer name",
    '{ "resultCode": 7004, "resultDesc": "the parcel has left the depot" }',
    '{ "resultCode": 7004, "resultDesc": "enter room failed" }',
    "tencent/gme/7004",
  ],
  [
    "a message of the object beside errno",
    'unhandledRejection {errno: 7004, errmsg: "包裹已经发出"}',
    '{errno: 7004, errmsg: "进房失败"}',
    "tencent/gme/7004",
  ],
] as const) {
  test(`${kind} makes a code doubtful`, async () => {
    expect(await idsOf(foreign, source)).toEqual([]);
    expect(await idsOf(own, source)).toContain(id);
  });
}

test("a number whose label is not ours is still shown as the same number", async () => {
  const { suggestions } = await outcomeOf("$link->getCategory(41050008)", source);
  expect(suggestions[0]).toMatchObject({ why: "same", entry: { id: "aliyun/nls/41050008" } });
});

test("pages of a platform answer words that name no service", async () => {
  expect((await idsOf("网页上找不到麦克风", source))[0]).toBe("web/media/notfounderror");
  expect((await idsOf("my iPhone app cannot record during a phone call", source))[0]).toBe(
    "apple/audio-session/561017449",
  );
});

test("a message that ends with its code is not found by its beginning", async () => {
  for (const text of [
    "The operation couldn’t be completed. (OSStatus error -34018 - failed to store the key)",
    'message = "The operation couldn’t be completed. (OSStatus error -34018.)";',
  ])
    expect(await idsOf(text, source)).not.toContain("apple/audio-session/1852797029");
});
