/** Where the site lies: host and base path of this build. The same variables as in `astro.config.mjs`. */

/** @param env the environment of the build */
export function placeOf(env: NodeJS.ProcessEnv): { site: string; base: string } {
  const base = (env["BASE_PATH"] ?? "/").replace(/^\/?/, "/").replace(/\/?$/, "/");
  return { site: env["SITE_URL"] ?? "http://localhost:4321", base };
}
