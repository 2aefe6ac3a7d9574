import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Host } from '../../core/host.ts';

/** A certificate and its private key (PKCS #8), as PEM texts. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** Everything that the TLS listeners and their clients need; made once per run, valid for two days. */
export interface Keys {
  /** Certificate of the authority that signed all but `foreigner`. */
  readonly ca: string;
  readonly server: KeyPair;
  /** For the same name as `server`, to take its place. */
  readonly renewed: KeyPair;
  readonly client: KeyPair;
  /** Signed by itself, so that no broker may trust it. */
  readonly foreigner: KeyPair;
  /** PKCS #12 file with the server's key and certificate. */
  readonly keystore: string;
  readonly password: string;
}

/** Subject of the client's certificate, and the principal that the broker makes of it. */
export const CLIENT_PRINCIPAL = 'User:CN=sanity-client';
/** Serial numbers of the certificates that the authority signs, as a client sees them. */
export const SERIAL = { server: '02', renewed: '03', client: '04' } as const;
const PASSWORD = 'only-for-this-run';
const STEP_MS = 120_000;
const made = new WeakMap<Host, Promise<Keys>>();

/** Makes the keys with OpenSSL, once per host; the broker and the checks get the same ones. */
export function keysOf(host: Host): Promise<Keys> {
  const keys = made.get(host) ?? makeKeys(host);
  made.set(host, keys);
  return keys;
}

/** Runs OpenSSL among the keys. */
type OpenSsl = (...args: string[]) => Promise<void>;

async function makeKeys(host: Host): Promise<Keys> {
  const folder = join(host.dirs.temp, 'sanity-keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const openssl = openSslIn(folder, host);
  await makeCertificates(folder, openssl);
  const text = async (file: string) => await readFile(join(folder, file), 'utf8');
  const pair = async (name: string) => ({ cert: await text(`${name}.crt`), key: await text(`${name}.key`) });
  const keystore = join(folder, 'server.p12');
  const bundle = ['-inkey', 'server.key', '-in', 'server.crt', '-certfile', 'ca.crt', '-name', 'server'];
  await openssl('pkcs12', '-export', ...bundle, '-out', keystore, '-passout', 'env:KEYSTORE_PASSWORD');
  // A container that is given this one file reads it as another user; the folder keeps all others out.
  await chmod(keystore, 0o644);
  return {
    ca: await text('ca.crt'),
    server: await pair('server'),
    renewed: await pair('renewed'),
    client: await pair('client'),
    foreigner: await pair('foreigner'),
    keystore,
    password: PASSWORD,
  };
}

function openSslIn(folder: string, host: Host): OpenSsl {
  const env = { KEYSTORE_PASSWORD: PASSWORD };
  return async (...args) => {
    const run = await host.exec(['openssl', ...args], { timeoutMs: STEP_MS, cwd: folder, env });
    if (run.exitCode !== 0) {
      throw new UserError(`openssl ${args[0]} failed (exit code ${run.exitCode}): ${run.stderr.trim()}`);
    }
  };
}

/** An authority, three certificates of it, and one of nobody's with the same name as the client's. */
async function makeCertificates(folder: string, openssl: OpenSsl): Promise<void> {
  // OpenSSL wants a configuration even where everything is said on the command line.
  const authority = '[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:true\n';
  await writeFile(join(folder, 'req.cnf'), authority);
  await writeFile(join(folder, 'leaf.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  const request = (name: string, subject: string) => [
    ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-config', 'req.cnf'],
    ...['-subj', `/CN=${subject}`, '-keyout', `${name}.key`],
  ];
  const own = ['-x509', '-days', '2', '-extensions', 'ca'];
  const leaf = async (name: string, subject: string, serial: string) => {
    await openssl(...request(name, subject), '-out', `${name}.csr`);
    const files = ['-in', `${name}.csr`, '-out', `${name}.crt`, '-extfile', 'leaf.cnf'];
    const signer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', `0x${serial}`];
    await openssl('x509', '-req', '-sha256', '-days', '2', ...files, ...signer);
  };
  await openssl(...request('ca', 'sanity-authority'), ...own, '-out', 'ca.crt');
  await Promise.all([
    leaf('server', 'localhost', SERIAL.server),
    leaf('renewed', 'localhost', SERIAL.renewed),
    leaf('client', 'sanity-client', SERIAL.client),
    openssl(...request('foreigner', 'sanity-client'), ...own, '-out', 'foreigner.crt'),
  ]);
}
