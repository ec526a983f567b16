/** What a host sends beside each file: the one declaration, from which the files of every host are made. */

/** A file whose name changes with what is in it is kept for good; any other is asked for again, and answered by "not changed". */
export const FOREVER = "public, max-age=31536000, immutable";
export const ASK_AGAIN = "no-cache";

/** Folders below the base path that programs of any origin may read. */
export const OPEN = ["api/"];
/** What they are sent with. */
export const OPEN_HEADER = { name: "Access-Control-Allow-Origin", value: "*" };

/** Abilities of a browser that no page uses. Writing to the clipboard is not among them: copying is what the site is for. */
const UNUSED = [
  "accelerometer",
  "autoplay",
  "camera",
  "clipboard-read",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/**
 * Headers of every answer.
 * @param policy the content security policy for headers
 */
export function commonHeaders(policy: string): { name: string; value: string }[] {
  return [
    { name: "Content-Security-Policy", value: policy },
    { name: "X-Content-Type-Options", value: "nosniff" },
    // Addresses hold what was searched for, and a copy inside a company its host's name: neither is a vendor's business.
    { name: "Referrer-Policy", value: "no-referrer" },
    { name: "Permissions-Policy", value: UNUSED.map((ability) => `${ability}=()`).join(", ") },
    { name: "Cross-Origin-Opener-Policy", value: "same-origin" },
  ];
}
