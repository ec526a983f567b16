/** Makes certificates for a server on this machine, valid and faulty ones. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A private key, and the certificates that a server sends. */
export interface Certificate {
  key: string;
  chain: string;
}

/** Certificates of `localhost`. */
export interface Certificates {
  /** The root certificate that clients trust. */
  root: string;
  good: Certificate;
  /** Sent without the intermediate that signed it. */
  incomplete: Certificate;
  expired: Certificate;
  notYetValid: Certificate;
  /** Signed by an untrusted root, as by a product that inspects traffic. */
  inspected: Certificate;
}

const CONFIGURATION = `
[ca]
default_ca = test
[test]
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

/** The years in which a certificate becomes valid and expires. */
type Years = readonly [from: number, to: number];
const VALID: Years = [2020, 2099];

/** Makes the certificates. This takes about a second. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "voxerr-certificates-"));
  const file = (name: string) => join(folder, name);
  const openssl = (options: string, ...more: string[]) =>
    execFileSync("openssl", [...options.split(" "), ...more], { cwd: folder, stdio: "ignore" });
  const read = (name: string) => readFileSync(file(name), "utf8");
  writeFileSync(file("ca.conf"), CONFIGURATION);
  writeFileSync(file("index.txt"), "");
  writeFileSync(file("serial.txt"), "1000\n");
  /** Makes a key and a certificate, self-signed unless `by` names another one. */
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
    const certificate = (name: string, ...others: string[]) => ({
      key: read(`${name}.key`),
      chain: [name, ...others].map((part) => read(`${part}.pem`)).join(""),
    });
    return {
      root: read("root.pem"),
      good: certificate("good", "middle"),
      incomplete: certificate("good"),
      expired: certificate("expired", "middle"),
      notYetValid: certificate("early", "middle"),
      inspected: certificate("inspected", "inspector"),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
