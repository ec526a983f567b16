/**
 * `npm run hosting -- nginx [--folder dist] [--listen 80] [--alone STATE]`: prints an nginx configuration for the built site.
 * `SITE_URL` and `BASE_PATH` have to be those of the build. `--alone` prints a complete configuration that any user can start.
 */
import { existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import { redirectsIn } from "../build/moved.ts";
import { nginxAlone, nginxServer, type NginxOptions } from "../hosting/nginx.ts";
import { policyIn } from "../hosting/rules.ts";
import { failWithUsage, readOptions } from "../node/options.ts";
import { SITE } from "../site.ts";

const USAGE = "npm run hosting -- nginx [--folder dist] [--listen 80] [--alone STATE]";

const { values, positionals } = readOptions(USAGE, {
  allowPositionals: true,
  options: {
    folder: { type: "string", default: "dist" },
    listen: { type: "string", default: "80" },
    alone: { type: "string" },
  },
});
const headersPath = join(values.folder, "_headers");
if (positionals[0] !== "nginx") failWithUsage("Name the host: nginx", USAGE);
if (!existsSync(headersPath)) {
  console.error(`${values.folder} contains no built site: run npm run build first.`);
  process.exit(1);
}
const options: NginxOptions = {
  folder: resolve(values.folder),
  listen: values.listen,
  host: new URL(SITE.address ?? "http://localhost").hostname,
  base: SITE.base,
  policy: policyIn(readFileSync(headersPath, "utf8")),
  redirects: redirectsIn(values.folder),
};
const user = process.getuid?.() === 0 ? userInfo().username : undefined;
process.stdout.write(
  values.alone === undefined ? nginxServer(options) : nginxAlone(options, resolve(values.alone), user),
);
