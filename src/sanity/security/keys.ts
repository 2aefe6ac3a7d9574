import { mkdir, readFile, writeFile } from 'node:fs/promises';
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
const PASSWORD = 'only-for-this-run';
const STEP_MS = 120_000;
const made = new WeakMap<Host, Promise<Keys>>();

/** Makes the keys with OpenSSL, once per host; the broker and the checks get the same ones. */
export function keysOf(host: Host): Promise<Keys> {
  const keys = made.get(host) ?? makeKeys(host);
  made.set(host, keys);
  return keys;
}

async function makeKeys(host: Host): Promise<Keys> {
  const folder = join(host.dirs.temp, 'sanity-keys');
  const openssl = await opensslIn(host, folder);
  await openssl(...request('ca', 'sanity-authority'), ...SELF_SIGNED, '-out', 'ca.crt');
  await Promise.all([
    certify(openssl, 'server', 'localhost', SERIAL.server),
    certify(openssl, 'renewed', 'localhost', SERIAL.renewed),
    certify(openssl, 'client', 'sanity-client', SERIAL.client),
    openssl(...request('foreigner', 'sanity-client'), ...SELF_SIGNED, '-out', 'foreigner.crt'),
  ]);
  const pair = async (name: string) => ({ cert: await text(`${name}.crt`), key: await text(`${name}.key`) });
  const text = async (file: string) => await readFile(join(folder, file), 'utf8');
  const keystore = join(folder, 'server.p12');
  const bundle = ['-inkey', 'server.key', '-in', 'server.crt', '-certfile', 'ca.crt', '-name', 'server'];
  await openssl('pkcs12', '-export', ...bundle, '-out', keystore, '-passout', 'env:KEYSTORE_PASSWORD');
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

type OpenSsl = (...args: string[]) => Promise<void>;

/** Serial numbers of the certificates that the authority signs, as a client sees them. */
export const SERIAL = { server: '02', renewed: '03', client: '04' } as const;
const SELF_SIGNED = ['-x509', '-days', '2', '-extensions', 'ca'];

/** Runs OpenSSL in a new folder that nobody else can read. */
async function opensslIn(host: Host, folder: string): Promise<OpenSsl> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // OpenSSL wants a configuration even where everything is said on the command line.
  await writeFile(
    join(folder, 'req.cnf'),
    '[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:true\n',
  );
  await writeFile(join(folder, 'leaf.cnf'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  const options = { timeoutMs: STEP_MS, cwd: folder, env: { KEYSTORE_PASSWORD: PASSWORD } };
  return async (...args) => {
    const { exitCode, stderr } = await host.exec(['openssl', ...args], options);
    if (exitCode !== 0)
      throw new UserError(`openssl ${args[0]} failed (exit code ${exitCode}): ${stderr.trim()}`);
  };
}

/** The arguments that make a key and ask for a certificate of it. */
function request(name: string, subject: string): string[] {
  return [
    ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-config', 'req.cnf'],
    ...['-subj', `/CN=${subject}`, '-keyout', `${name}.key`],
  ];
}

/** Makes a key and its certificate, signed by the authority of the folder. */
async function certify(openssl: OpenSsl, name: string, subject: string, serial: string): Promise<void> {
  await openssl(...request(name, subject), '-out', `${name}.csr`);
  const signer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', `0x${serial}`, '-extfile', 'leaf.cnf'];
  const files = ['-in', `${name}.csr`, '-out', `${name}.crt`];
  await openssl('x509', '-req', '-sha256', '-days', '2', ...files, ...signer);
}
