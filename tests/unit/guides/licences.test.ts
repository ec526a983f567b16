/** The shell scripts of the guide to licences, run on test folders. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { programOf } from "./programs.ts";

const GUIDE = "offline-licences-and-devices";

let folder = "";
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "licences-"));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script in the folder of the test. */
function bash(script: string, args: string[] = [], { user }: { user?: number } = {}) {
  const command = ["bash", "-s", "--", ...args];
  // Root can read every file, so a test of an unreadable file needs another user.
  const [name = "", ...rest] = user ? ["setpriv", `--reuid=${user}`, "--clear-groups", ...command] : command;
  const { status, stdout, stderr } = spawnSync(name, rest, {
    cwd: folder,
    input: script,
    encoding: "utf8",
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}
const path = (...parts: string[]) => join(folder, ...parts);
function write(name: string, content = "x") {
  mkdirSync(join(path(name), ".."), { recursive: true });
  writeFileSync(path(name), content);
}

for (const { locale, text } of programOf(GUIDE, "bash", "# licence-facts.sh")) {
  test(`licence-facts.sh reports on a readable and on an unreadable file: ${locale}`, () => {
    write("device.lic", "licence\n");
    const good = bash(text, ["device.lic"]);
    expect(good.status).toBe(0);
    expect(good.stderr).toBe("");
    expect(good.stdout).toMatch(/^licence {2}8 bytes, sha256 [0-9a-f]{16}\n/);
    for (const name of ["user", "clock", "virtual", "machine", "card"]) {
      expect(good.stdout).toMatch(new RegExp(`^${name} +\\S`, "m"));
    }

    const isRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o755);
    chmodSync(path("device.lic"), 0o000);
    for (const outcome of [
      bash(text, ["missing.lic"]),
      bash(text, ["."]),
      bash(text, ["device.lic"], isRoot ? { user: 65_534 } : {}),
    ]) {
      expect(outcome.status).toBe(0);
      expect(outcome.stderr).toBe("");
      expect(outcome.stdout).toMatch(/^licence {2}NOT READABLE/);
      expect(outcome.stdout).toMatch(/^clock +\S/m);
    }
    const none = bash(text);
    expect(none.status).not.toBe(0);
    expect(none.stderr).toContain("give the licence file");
  });
}

for (const { locale, text } of programOf(GUIDE, "bash", "# seal-image.sh")) {
  /** An image with an identity, a licence, a model and SSH keys. */
  function makeImage() {
    write("image/etc/machine-id", "0123456789abcdef\n");
    write("image/etc/ssh/ssh_host_ed25519_key");
    write("image/var/lib/dbus/machine-id");
    write("image/opt/voice/licence/device.lic");
    write("image/opt/voice/licence/cache/.hidden");
    write("image/opt/voice/models/zh.bin");
  }
  const identity = () => readFileSync(path("image/etc/machine-id"), "utf8");

  test(`seal-image.sh lists what it would remove, then removes the identity and nothing else: ${locale}`, () => {
    makeImage();
    const listed = bash(text, ["image", "opt/voice/licence"]);
    expect(listed.status).toBe(0);
    expect(listed.stdout).toContain(path("image/opt/voice/licence/cache/.hidden"));
    expect(listed.stdout).toContain("nothing was changed");
    expect(identity()).toBe("0123456789abcdef\n");
    expect(existsSync(path("image/opt/voice/licence/device.lic"))).toBe(true);

    const sealed = bash(text, ["image", "/opt/voice/licence", "--delete"]);
    expect(sealed).toEqual({ status: 0, stdout: `sealed ${path("image")}\n`, stderr: "" });
    expect(identity()).toBe("");
    expect(execFileSync("find", [path("image/opt/voice/licence"), "-mindepth", "1"], { encoding: "utf8" })).toBe("");
    expect(existsSync(path("image/var/lib/dbus/machine-id"))).toBe(false);
    for (const kept of ["opt/voice/models/zh.bin", "etc/ssh/ssh_host_ed25519_key", "opt/voice/licence"]) {
      expect(existsSync(path("image", kept))).toBe(true);
    }
  });

  test(`seal-image.sh refuses anything but a directory inside an image: ${locale}`, () => {
    makeImage();
    write("outside/precious/file");
    symlinkSync(path("outside/precious"), path("image/opt/voice/link"));
    for (const args of [
      [],
      ["image"],
      ["", "opt/voice/licence"],
      ["image", ""],
      ["image", ".."],
      ["image", "../outside/precious"],
      ["image", "opt/voice/link"],
      ["image", "."],
      ["image", "opt"],
      ["image", "missing"],
      ["image", "opt/voice/models/zh.bin"],
      ["missing", "opt/voice/licence"],
      ["/", "tmp"],
      ["/", folder],
    ]) {
      // Never run `--delete` on the running system, not even to test that it is refused.
      const allArgs = args.length < 2 || args[0] === "/" ? args : [...args, "--delete"];
      const { status, stdout, stderr } = bash(text, allArgs);
      expect({ args, status, stdout }).toEqual({ args, status: 1, stdout: "" });
      expect(stderr).toMatch(/^refused: .+\n$/);
    }
    expect(identity()).toBe("0123456789abcdef\n");
    expect(existsSync(path("outside/precious/file"))).toBe(true);
    expect(existsSync(path("image/opt/voice/licence/device.lic"))).toBe(true);
  });

  test(`seal-image.sh does not follow a link from the image into the running system: ${locale}`, () => {
    for (const link of ["etc/machine-id", "var/lib/dbus"]) {
      makeImage();
      write("host/machine-id", "host\n");
      rmSync(path("image", link), { recursive: true });
      symlinkSync(link === "var/lib/dbus" ? path("host") : path("host/machine-id"), path("image", link));
      const { status, stderr } = bash(text, ["image", "opt/voice/licence", "--delete"]);
      expect({ link, status }).toEqual({ link, status: 1 });
      expect(stderr).toMatch(/^refused: .* is outside the image/);
      expect(readFileSync(path("host/machine-id"), "utf8")).toBe("host\n");
      expect(existsSync(path("image/opt/voice/licence/device.lic"))).toBe(true);
      rmSync(path("image"), { recursive: true });
    }
  });
}

for (const { locale, text } of programOf(GUIDE, "bash", "fleet.txt")) {
  test(`the fleet check finds duplicate and software-assigned addresses in any notation: ${locale}`, () => {
    write(
      "fleet.txt",
      [
        "d1 AC:DE:48:00:00:01",
        "d2\tac-de-48-00-00-01",
        "d3 00:11:22:33:44:55",
        "d4 02:42:ac:11:00:02",
        "",
        "",
        "d5",
      ].join("\n"),
    );
    const { status, stdout, stderr } = bash(text);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe("d4 02:42:ac:11:00:02\nac:de:48:00:00:01 d1 d2\n");
    write("fleet.txt", "d1 AC:DE:48:00:00:01\nd3 00:11:22:33:44:55\n");
    expect(bash(text).stdout).toBe("");
  });
}

for (const { locale, text } of programOf(GUIDE, "bash", "docker run")) {
  test(`every container has a different address on every host: ${locale}`, () => {
    const [derive] = /^mac=.*$/m.exec(text)!;
    const address = (machine: string, name: string) => {
      write("machine-id", `${machine}\n`);
      return bash(`NAME=${name}\n${derive.replace("/etc/machine-id", "machine-id")}\necho "$mac"`).stdout.trim();
    };
    const addresses = [address("a1", "voice-1"), address("a1", "voice-2"), address("b2", "voice-1")];
    for (const mac of addresses) expect(mac).toMatch(/^02(?::[0-9a-f]{2}){5}$/);
    expect(new Set(addresses).size).toBe(3);
    expect(address("a1", "voice-1")).toBe(addresses[0]);
  });
}
