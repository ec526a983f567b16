/** Which products have a link preview picture. */
import { expect, test } from "@playwright/test";
import { picturedProduct } from "../../../src/node/pictures.ts";

test("only products with a picture of their own are returned", () => {
  expect(picturedProduct("aliyun/nls")).toBe("aliyun/nls");
  expect(picturedProduct("aliyun/no-such-product")).toBeUndefined();
  expect(picturedProduct(undefined)).toBeUndefined();
});
