/** Rules that one file alone cannot keep: identity, references and consistency across the whole content tree. */
import type { ContentFiles } from "./files.ts";
import type { Problem } from "./problem.ts";
import * as commands from "./rules/commands.ts";
import * as identity from "./rules/identity.ts";
import * as meaning from "./rules/meaning.ts";
import * as permanence from "./rules/permanence.ts";
import * as references from "./rules/references.ts";
import * as vocabulary from "./rules/vocabulary.ts";

/** Every rule: each file of `rules/` exports nothing else. */
const RULES = [identity, references, meaning, commands, vocabulary, permanence].flatMap((group) =>
  Object.values(group),
);

/** Every problem that the files have with one another. */
export function crossCheck(files: ContentFiles): Problem[] {
  return RULES.flatMap((rule) => rule(files));
}
