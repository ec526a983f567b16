/** Which picture a page names: a product's if it is drawn. */
import { expect, test } from "@playwright/test";
import { picturedProduct } from "../../../src/node/pictures.ts";

test("a product with a picture is named, a product without one and a page about no product are not", () => {
  expect(picturedProduct("aliyun/nls")).toBe("aliyun/nls");
  expect(picturedProduct("aliyun/no-such-product")).toBeUndefined();
  expect(picturedProduct(undefined)).toBeUndefined();
});
