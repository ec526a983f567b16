/** Colours of files that no style sheet reaches: icon, link preview pictures and web app manifest. */
export const BRAND = {
  /** Background of the icon; `public/favicon.svg` repeats it. */
  mark: "#1f3a6e",
  /** Like the light theme's `--paper`, `--ink` and `--soft`, as committed pictures have them. */
  paper: "#fbfaf8",
  ink: "#1d2430",
  soft: "#565d6b",
};
