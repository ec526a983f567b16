/** Checks the rules that span several content files. */
import type { ContentFiles } from "./files.ts";
import type { Problem } from "./problem.ts";
import * as commands from "./rules/commands.ts";
import * as evidence from "./rules/evidence.ts";
import * as identity from "./rules/identity.ts";
import * as languages from "./rules/languages.ts";
import * as meaning from "./rules/meaning.ts";
import * as otherServices from "./rules/other-services.ts";
import * as permanence from "./rules/permanence.ts";
import * as references from "./rules/references.ts";
import * as repetition from "./rules/repetition.ts";
import * as vocabulary from "./rules/vocabulary.ts";

/** All rules. The modules imported above export rules only. */
const RULES = [
  identity,
  references,
  languages,
  meaning,
  repetition,
  evidence,
  commands,
  vocabulary,
  otherServices,
  permanence,
].flatMap((module) => Object.values(module));

/** Checks all files against all rules and returns every problem. */
export const crossCheck = (files: ContentFiles): Problem[] => RULES.flatMap((rule) => rule(files));
