/** Which language a reader gets. */
import { expect, test } from "@playwright/test";
import { preferredLocale } from "../../../src/i18n/preferred.ts";

test("the language chosen last wins over the browser's", () => {
  expect(preferredLocale("en", ["zh-CN"])).toBe("en");
});
test("otherwise the first preferred language that the site has", () => {
  expect(preferredLocale(null, ["fr-FR", "zh-TW", "en"])).toBe("zh");
  expect(preferredLocale(null, ["EN-us", "zh"])).toBe("en");
});
test("a choice the site does not know, or none, falls back to English", () => {
  expect(preferredLocale("de", ["de-DE"])).toBe("en");
  expect(preferredLocale(null, [])).toBe("en");
});
