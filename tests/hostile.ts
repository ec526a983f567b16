/** Hostile input: texts that try to become markup, scripts, addresses or properties. `pwned` marks what they would create. */

const MARKUP = [
  "<script>window.pwned=1</script>",
  "<img src=/pwned onerror=window.pwned=1>",
  "<svg/onload=window.pwned=1>",
  "<iframe src=//pwned.example></iframe>",
  '"><img src=/pwned onerror=window.pwned=1>',
  "' onmouseover='window.pwned=1",
  '" autofocus onfocus="window.pwned=1',
  "</title><script>window.pwned=1</script>",
  "</textarea><script>window.pwned=1</script>",
  "</template><img src=/pwned>",
  "<style>@import '//pwned.example/x.css'</style>",
  "<base href=//pwned.example/>",
  "<meta http-equiv=refresh content='0;url=//pwned.example'>",
  "<a href=javascript:window.pwned=1>41050008</a>",
  "<math><mtext></mtext><img src=/pwned></math>",
  "<!--><img src=/pwned>-->",
  "<![CDATA[<img src=/pwned>]]>",
  "&lt;img src=/pwned&gt;",
  "&#60;img src=/pwned&#62;",
  "\\u003cimg src=/pwned\\u003e",
  "<x-pwned>41050008</x-pwned>",
];

const ADDRESSES = [
  "javascript:window.pwned=1",
  "JaVaScRiPt:window.pwned=1//41050008",
  "java\tscript:window.pwned=1",
  "data:text/html,<script>window.pwned=1</script>",
  "vbscript:pwned",
  "//pwned.example/41050008",
  "https://pwned.example/?q=41050008",
  "\\\\pwned.example\\41050008",
  "/..%2f..%2fpwned",
  "../../../../etc/passwd",
  "%2e%2e%2fpwned",
  "%E0%A4%A",
  "%",
  "%00",
  "?q=41050008&vendor=<img src=/pwned>",
  "#<img src=/pwned>",
  "file:///pwned",
];

/** Names that every object has, and what templates and expressions would run. */
const PROGRAMS = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "__proto__[pwned]=1",
  '{"__proto__":{"pwned":1}}',
  "${window.pwned=1}",
  "{{constructor.constructor('window.pwned=1')()}}",
  "#{7*7}",
  "%s%s%s%n",
  "$& $1 $` $'",
  "(a+)+$",
  "[",
  "\\",
  "*",
  "'; DROP TABLE codes; --",
  '=HYPERLINK("//pwned.example")',
  "@SUM(1+1)*cmd|' /C calc'!A0",
];

const CHARACTERS = [
  "\u202E41050008",
  "4105\u200B0008",
  "\uFEFF41050008",
  "41050008\u0000",
  "\uD800",
  "\uDC00\uD800",
  "\u0301".repeat(200),
  "ﷺ".repeat(100),
  "👩‍👩‍👧‍👦".repeat(50),
  "A".repeat(250),
  "0".repeat(280),
  "-".repeat(280),
  "٤١٠٥٠٠٠٨",
  "\r\n41050008\r\nSet-Cookie: pwned=1",
  " ",
  "\u2028\u2029",
];

/** Every text. */
export const HOSTILE: readonly string[] = [...MARKUP, ...ADDRESSES, ...PROGRAMS, ...CHARACTERS];

/** What they would leave behind: elements, links, attributes, properties. Runs in the page. */
export const traces = (): string[] => {
  const found = [
    ...document.querySelectorAll(
      'x-pwned, [src*="pwned"], base, meta[http-equiv="refresh"], iframe, object, embed, math, main img, main script:not([type="application/ld+json"]):not([src^="/_astro/"])',
    ),
  ].map((element) => element.outerHTML.slice(0, 120));
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const isAddress = ["href", "src", "action", "formaction"].includes(name);
      if (
        name.startsWith("on") ||
        (isAddress && /^\s*(?:javascript|data|vbscript|file):|^(?:https?:)?[\\/]{2}pwned/i.test(value))
      )
        found.push(`${name}=${value.slice(0, 80)}`);
    }
  }
  if ("pwned" in window || "pwned" in {}) found.push("a property");
  return found;
};
