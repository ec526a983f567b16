/** Which language readers see. */
import { expect, test } from "@playwright/test";
import { preferredLocale } from "../../../src/i18n/preferred.ts";

test("the reader's choice wins over the browser's languages", () => {
  expect(preferredLocale("en", ["zh-CN"])).toBe("en");
});
test("without a choice, the first preferred language that the site has is used", () => {
  expect(preferredLocale(null, ["fr-FR", "zh-TW", "en"])).toBe("zh");
  expect(preferredLocale(null, ["EN-us", "zh"])).toBe("en");
});
test("unknown languages and missing preferences fall back to English", () => {
  expect(preferredLocale("de", ["de-DE"])).toBe("en");
  expect(preferredLocale(null, [])).toBe("en");
});
