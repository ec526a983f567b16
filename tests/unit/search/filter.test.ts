/** Filtering, grouping and sorting a list of codes. */
import { expect, test } from "@playwright/test";
import { arrange, hidesRows, passesFilter, readFilter, writeFilter } from "../../../src/search/query/code-list.ts";

const none = readFilter("");
const row = {
  text: "40000004 IDLE_TIMEOUT 连接上超过 10 秒",
  title: "连接上超过 10 秒",
  range: "gateway",
  surfaces: ["real-time"],
  retry: "reconnect",
  owner: "developer",
  category: "network",
};

test("a filter is read back from its address, which has no empty parts", () => {
  const filter = { ...none, text: "超时 a&b", retry: "never", group: "surface", sort: "owner" };
  expect(readFilter(writeFilter(filter))).toEqual(filter);
  expect(writeFilter(none)).toBe("");
});

test("a row passes if it has every word of the text and the chosen classification", () => {
  expect(passesFilter(row, none)).toBe(true);
  expect(passesFilter(row, { ...none, text: "4000 idle-timeout" })).toBe(true);
  expect(passesFilter(row, { ...none, text: "idle 4100" })).toBe(false);
  expect(passesFilter(row, { ...none, owner: "developer", retry: "reconnect" })).toBe(true);
  expect(passesFilter(row, { ...none, owner: "ops" })).toBe(false);
});

test("rows are grouped by number range, by each of their surfaces or not at all, and sorted within their group", () => {
  const rows = [
    { ...row, text: "1", title: "Zebra", retry: "never", owner: "" },
    { ...row, text: "2", title: "apple", retry: "backoff", owner: "vendor", surfaces: ["file"] },
    { ...row, text: "3", title: "Mango", range: "server", surfaces: ["file", "real-time"] },
  ];
  const arranged = (filter: Partial<typeof none>) =>
    [...arrange(rows, { ...none, ...filter }, "en")].map(
      ([group, members]) => `${group}: ${members.map(({ text }) => text)}`,
    );
  expect(arranged({})).toEqual(["gateway: 1,2", "server: 3"]);
  expect(arranged({ group: "surface" })).toEqual(["real-time: 1,3", "file: 2,3"]);
  expect(arranged({ group: "none", sort: "title" })).toEqual([": 2,3,1"]);
  // Classifications are sorted in the order of the taxonomy, and rows without one come last.
  expect(arranged({ group: "none", sort: "retry" })).toEqual([": 2,3,1"]);
  expect(arranged({ group: "none", sort: "owner" })).toEqual([": 3,2,1"]);
  expect(arranged({ group: "none", text: "3" })).toEqual([": 3"]);
});

test("grouping and sorting hide no rows", () => {
  expect(hidesRows({ ...none, group: "none", sort: "title" })).toBe(false);
  expect(hidesRows({ ...none, owner: "ops" })).toBe(true);
});
