/** The fenced code blocks in pages of prose. */

export interface CodeBlock {
  language: string;
  text: string;
}

/** Every fenced code block with a language, without its indentation. */
export const codeBlocksIn = (prose: string): CodeBlock[] =>
  [...prose.matchAll(/^( *)```([\w-]+)\n([^]*?)\n\1```$/gm)].map(([, indent = "", language = "", body = ""]) => ({
    language,
    text: body.replaceAll(`\n${indent}`, "\n").slice(indent.length),
  }));
