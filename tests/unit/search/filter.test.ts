/** The filter of a list of codes. */
import { expect, test } from "@playwright/test";
import { passesFilter, readFilter, writeFilter } from "../../../src/search/filter.ts";

const none = { text: "", retry: "", owner: "", category: "" };
const row = {
  text: "40000004 IDLE_TIMEOUT 连接上超过 10 秒",
  retry: "reconnect",
  owner: "developer",
  category: "network",
};

test("what is written is read back; empty parts stay out of the address", () => {
  const filter = { ...none, text: "超时 a&b", retry: "never" };
  expect(readFilter(writeFilter(filter))).toEqual(filter);
  expect(writeFilter(none)).toBe("");
});
test("a row passes with every word of the text and the classification that is chosen", () => {
  expect(passesFilter(row, none)).toBe(true);
  expect(passesFilter(row, { ...none, text: "4000 idle-timeout" })).toBe(true);
  expect(passesFilter(row, { ...none, text: "idle 4100" })).toBe(false);
  expect(passesFilter(row, { ...none, owner: "developer", retry: "reconnect" })).toBe(true);
  expect(passesFilter(row, { ...none, owner: "ops" })).toBe(false);
});
