/** The text of a ticket with what the reader filled in, and the masking of secrets in it. */
import { expect, test } from "@playwright/test";
import { ticketText } from "../../../src/components/code/ticket.ts";
import { fillTicket, withoutMarkup } from "../../../src/components/code/browser/fill-ticket.ts";
import { maskForTicket, maskMiddle } from "../../../src/masking/mask.ts";
import { LOCALES } from "../../../src/schema/taxonomy.ts";
import { catalogOf } from "../content.ts";

const TEXT = "1. ☐ First\n2. ☐ Second\n- Id: ____\n- Time: ____";

test("ticked steps and values are filled in, in the order of the text", () => {
  expect(fillTicket(TEXT, { isDone: [false, true], values: ["$& 42", ""] })).toBe(
    "1. ☐ First\n2. ☑ Second\n- Id: $& 42\n- Time: ____",
  );
});
test("without ticked steps there are no boxes", () => {
  expect(fillTicket(TEXT, { isDone: [false, false], values: ["", ""] })).toBe(
    "1. First\n2. Second\n- Id: ____\n- Time: ____",
  );
});
test("a value that looks like a placeholder is not filled in again", () => {
  expect(fillTicket("- Id: ____\n- Time: ____", { isDone: [], values: ["____", "9"] })).toBe("- Id: ____\n- Time: 9");
});
test("plain text has no markup", () => {
  expect(withoutMarkup("**Bold** and `code`")).toBe("Bold and code");
  expect(withoutMarkup("1. **Run**\n   ```\n   echo `date` **\n   ```")).toBe("1. Run\n   echo `date` **");
});
test("what is inside code stays as it is, in plain text too", () => {
  expect(withoutMarkup("- `shim.c:**** ssl` **x** ``a `b` c`` `` `d ``")).toBe("- shim.c:**** ssl x a `b` c `d");
});
test("each message and command of the content stands word for word in its ticket, as Markdown and as plain text", () => {
  const lost: string[] = [];
  let count = 0;
  for (const code of catalogOf("content").codes) {
    // Of many cases, a ticket has only the names.
    if (code.variants.length > 4) continue;
    for (const locale of LOCALES) {
      const markdown = ticketText(code, locale);
      const plain = withoutMarkup(markdown);
      const lines = (text: string) => text.split("\n").map((line) => line.trim());
      const commands = code.variants.flatMap(({ fixes }) => fixes.flatMap(({ command }) => command ?? []));
      const literals = [
        ...code.variants.flatMap((variant) => [variant.label ?? [], variant.messages].flat()),
        // A command that goes on in the next line is joined.
        ...commands.flatMap((command) => lines(command.trim().replace(/\s*\\\n\s*/g, "\n"))),
      ].map((text) => text.replaceAll("\n", " "));
      count += literals.length;
      for (const literal of literals) {
        if (!plain.includes(literal)) lost.push(`${code.id} plain: ${literal}`);
        if (!markdown.includes(literal)) lost.push(`${code.id} Markdown: ${literal}`);
      }
      if (/^\s*`{3,}$/m.test(plain)) lost.push(`${code.id}: fence`);
    }
  }
  expect(lost).toEqual([]);
  expect(count).toBeGreaterThan(5000);
});
test("of a secret only the ends remain, so that its owner recognises it", () => {
  expect(maskMiddle("abcd1234wxyz")).toBe("abcd••••yz");
  expect(maskMiddle("1400089356")).toBe("14••••56");
  expect(maskMiddle("short")).toBe("••••");
});
test("credentials are masked in every field, ids are not", () => {
  const id = "640bc797bb684bd6960185651307d1a5";
  expect(maskForTicket(id, false)).toBe(id);
  expect(maskForTicket(`task_id: ${id} at 10:41:07 +08:00`, false)).toBe(`task_id: ${id} at 10:41:07 +08:00`);
  expect(maskForTicket(`Authorization: Bearer eyJhbGciOi.J9eyJzdWI.SflKxw`, false)).not.toContain("eyJ");
  expect(maskForTicket(`{"X-NLS-Token":"${id}","task_id":"640bc797"}`, false)).toBe(
    '{"X-NLS-Token":"••••","task_id":"640bc797"}',
  );
  expect(maskForTicket("AccessKeySecret=abcdefghijklmnopqrstuvwxyz1234", false)).toBe("AccessKeySecret=••••");
});
test("the value of a secret field is always masked", () => {
  expect(maskForTicket("AppKeyWithManyLetters", true)).toBe("AppK••••rs");
  expect(maskForTicket("", true)).toBe("");
});
