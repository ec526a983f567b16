/**
 * `npm run hosting -- nginx [--folder dist] [--listen 80] [--alone STATE]`: prints the configuration of a host for the
 * site that is built, with `SITE_URL` and `BASE_PATH` as it was built with; `--alone` prints one that any user may start.
 */
import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { nginxAlone, nginxServer, type Nginx } from "../hosting/nginx.ts";
import { policyIn } from "../hosting/rules.ts";
import { SITE } from "../site.ts";
import { redirectsIn } from "../build/moved.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: "string", default: "dist" },
    listen: { type: "string", default: "80" },
    alone: { type: "string" },
  },
});
const headers = join(values.folder, "_headers");
if (positionals[0] !== "nginx" || !existsSync(headers)) {
  console.error(
    positionals[0] === "nginx"
      ? `${values.folder} holds no built site: run npm run build.`
      : "Which host? npm run hosting -- nginx",
  );
  process.exit(1);
}
const nginx: Nginx = {
  folder: resolve(values.folder),
  listen: values.listen,
  host: new URL(SITE.address ?? "http://localhost").hostname,
  base: SITE.base,
  policy: policyIn(readFileSync(headers, "utf8")),
  redirects: redirectsIn(values.folder),
};
const user = process.getuid?.() === 0 ? userInfo().username : undefined;
process.stdout.write(values.alone === undefined ? nginxServer(nginx) : nginxAlone(nginx, resolve(values.alone), user));
