/** The HTTP headers of the site, declared once for all hosts. Those for caching are in `src/immutable.ts`. */
import { SITE } from "../site.ts";

/** A header as hosts send it. */
export interface Header {
  name: string;
  value: string;
}

/** Folders below the base path that scripts of any origin may read. */
export const CORS_FOLDERS = ["api/"];
/** The header of these folders. */
export const CORS_HEADER: Header = { name: "Access-Control-Allow-Origin", value: "*" };

/** Browser features that no page uses. Writing to the clipboard is not one of them: pages have copy buttons. */
const UNUSED_FEATURES = [
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
 * The headers of every response.
 * @param policy the content security policy
 */
export function commonHeaders(policy: string): Header[] {
  return [
    { name: "Content-Security-Policy", value: policy },
    { name: "X-Content-Type-Options", value: "nosniff" },
    // Addresses contain search terms, and the host names of internal copies: linked sites should see neither.
    { name: "Referrer-Policy", value: "no-referrer" },
    { name: "Permissions-Policy", value: UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", ") },
    { name: "Cross-Origin-Opener-Policy", value: "same-origin" },
    // For files that are not pages: those say it themselves.
    ...(SITE.isIndexed ? [] : [{ name: "X-Robots-Tag", value: "noindex" }]),
  ];
}
