/** Certificates for a server on this machine: a root, an intermediate, and what can be wrong with the one of a host. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A private key with what a server sends beside it. */
export interface Certificate {
  key: string;
  chain: string;
}

/** Certificates of `localhost`. */
export interface Certificates {
  /** The root to trust. */
  root: string;
  good: Certificate;
  /** Sent without the intermediate that signed it. */
  incomplete: Certificate;
  expired: Certificate;
  notYetValid: Certificate;
  /** Signed by a root that nobody trusts, as a product does that inspects traffic. */
  inspected: Certificate;
}

const CONFIGURATION = `
[ca]
default_ca = own
[own]
new_certs_dir = .
database = index.txt
serial = serial.txt
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
keyUsage = keyCertSign, cRLSign
[host]
basicConstraints = CA:false
subjectAltName = DNS:localhost
`;

/** Years in which a certificate is valid. */
type Years = readonly [from: number, to: number];
const VALID: Years = [2020, 2099];

/** Makes the certificates, which takes a second. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-certificates-"));
  const file = (name: string) => join(folder, name);
  const openssl = (options: string, ...more: string[]) =>
    execFileSync("openssl", [...options.split(" "), ...more], { cwd: folder, stdio: "ignore" });
  const read = (name: string) => readFileSync(file(name), "utf8");
  writeFileSync(file("ca.conf"), CONFIGURATION);
  writeFileSync(file("index.txt"), "");
  writeFileSync(file("serial.txt"), "1000\n");
  /** Signs a certificate for a name; its own key signs it where no other is named. */
  const sign = (name: string, subject: string, by = name, [from, to]: Years = VALID) => {
    openssl(`req -new -nodes -newkey rsa:2048 -keyout ${name}.key -out ${name}.csr`, "-subj", `/CN=${subject}`);
    const signer = by === name ? `-selfsign -keyfile ${by}.key` : `-cert ${by}.pem -keyfile ${by}.key`;
    const dates = `-startdate ${from}0101000000Z -enddate ${to}0101000000Z`;
    const extensions = subject === "localhost" ? "host" : "authority";
    openssl(
      `ca -batch -notext -config ca.conf -extensions ${extensions} ${signer} ${dates} -in ${name}.csr -out ${name}.pem`,
    );
  };
  try {
    sign("root", "VoxErr test root");
    sign("middle", "VoxErr test intermediate", "root");
    sign("inspector", "Example Corp web filter");
    sign("good", "localhost", "middle");
    sign("expired", "localhost", "middle", [2020, 2021]);
    sign("early", "localhost", "middle", [2098, 2099]);
    sign("inspected", "localhost", "inspector");
    const sent = (name: string, ...others: string[]) => ({
      key: read(`${name}.key`),
      chain: [name, ...others].map((each) => read(`${each}.pem`)).join(""),
    });
    return {
      root: read("root.pem"),
      good: sent("good", "middle"),
      incomplete: sent("good"),
      expired: sent("expired", "middle"),
      notYetValid: sent("early", "middle"),
      inspected: sent("inspected", "inspector"),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
