import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** A registry on this machine; `address` is host and port. */
export interface LocalRegistry {
  readonly address: string;
  stop(): Promise<void>;
}

/** The registry of go-containerregistry, as `crane registry serve` starts it; it forgets all at its end. */
export async function startRegistry(crane: string): Promise<LocalRegistry> {
  const child: ChildProcess = spawn(crane, ['registry', 'serve', '--address', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.stderr === null) throw new Error('no output');
  for await (const line of createInterface(child.stderr)) {
    const port = /serving on port (\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stderr.resume();
    return {
      address: `127.0.0.1:${port}`,
      async stop() {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill();
        await ended;
      },
    };
  }
  throw new Error('crane registry serve did not start');
}

/** What a registry in between does to a request; undefined passes it on. */
export type RegistryFault = (method: string, path: string) => 'cut' | 'busy' | undefined;

export interface FaultyRegistry extends LocalRegistry {
  /** `PUT /v2/…`, in order, as they came. */
  readonly requests: string[];
  fault: RegistryFault;
}

/** Another address of a registry, at which it fails as it is told. */
export async function faultyRegistry({ address }: LocalRegistry): Promise<FaultyRegistry> {
  const [host, port] = address.split(':');
  const requests: string[] = [];
  const server = createServer((incoming, response) => {
    const { method = '', url = '' } = incoming;
    requests.push(`${method} ${url}`);
    const fault = proxy.fault(method, url);
    if (fault === 'cut') return void incoming.socket.destroy();
    if (fault === 'busy') return void response.writeHead(503).end();
    const headers = { ...incoming.headers, host: address };
    const passed = ask({ host, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultyRegistry = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fault: () => undefined,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

/** crane's own word, as a second opinion. */
export async function runCrane(crane: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(crane, args);
  return stdout.trim();
}

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar+gzip';
const CONFIG = 'application/vnd.oci.image.config.v1+json';
export const IN_TOTO = 'application/vnd.in-toto+json';

/** Digests of a pushed image for two platforms, `sha256:…`. */
export interface PushedImage {
  readonly index: string;
  readonly amd64: string;
  readonly arm64: string;
  /** Attestation inside the index, as BuildKit makes it. */
  readonly inside: string;
  /** Attestation that refers to the index. */
  readonly referrer: string;
  /** Signature by cosign's tag. */
  readonly signature: string;
}

/** Pushes an image for two platforms with attestations of all three sorts. */
export async function pushImage(
  address: string,
  path: string,
  version: string,
  statement = '{}',
): Promise<PushedImage> {
  const base = `http://${address}/v2/${path}`;
  const blob = async (content: string | Buffer, mediaType: string): Promise<Descriptor> => {
    const digest = sha256(content);
    const started = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
    const target = new URL(started.headers.get('location') ?? '', base);
    target.searchParams.set('digest', digest);
    await ok(fetch(target, { method: 'PUT', body: new Uint8Array(Buffer.from(content)) }));
    return { mediaType, digest, size: Buffer.from(content).length };
  };
  const manifest = async (content: object, reference?: string): Promise<Descriptor> => {
    const text = JSON.stringify({ schemaVersion: 2, ...content });
    const mediaType = 'manifests' in content ? INDEX : MANIFEST;
    const digest = sha256(text);
    const headers = { 'content-type': mediaType };
    await ok(fetch(`${base}/manifests/${reference ?? digest}`, { method: 'PUT', headers, body: text }));
    return { mediaType, digest, size: Buffer.byteLength(text) };
  };
  const image = async (architecture: string) => {
    const contents = [`layer of ${architecture} ${version}`, `common layer ${'x'.repeat(100_000)}`];
    const rootfs = { type: 'layers', diff_ids: contents.map(sha256) };
    const config = await blob(JSON.stringify({ os: 'linux', architecture, rootfs }), CONFIG);
    const layers: Descriptor[] = [];
    for (const content of contents) layers.push(await blob(gzipSync(content), LAYER));
    return await manifest({ mediaType: MANIFEST, config, layers });
  };
  const attest = async (what: string, more: object, reference?: string) => {
    const layers = [await blob(what, IN_TOTO)];
    const config = await blob('{}', 'application/vnd.oci.empty.v1+json');
    return await manifest({ mediaType: MANIFEST, config, layers, ...more }, reference);
  };
  const amd64 = await image('amd64');
  const arm64 = await image('arm64');
  const inside = await attest(`{"of":"${amd64.digest}"}`, {});
  const platform = (architecture: string) => ({ platform: { os: 'linux', architecture } });
  const marks = {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': amd64.digest,
  };
  const index = await manifest({
    mediaType: INDEX,
    manifests: [
      { ...amd64, ...platform('amd64') },
      { ...arm64, ...platform('arm64') },
      { ...inside, platform: { os: 'unknown', architecture: 'unknown' }, annotations: marks },
    ],
    annotations: { 'org.opencontainers.image.version': version },
  });
  const referrer = await attest(statement, { subject: index, artifactType: IN_TOTO });
  // This registry keeps no list of what refers to a manifest; clients keep one under a tag.
  const listed = { ...referrer, artifactType: IN_TOTO };
  await manifest({ mediaType: INDEX, manifests: [listed] }, index.digest.replace(':', '-'));
  const signature = await attest('signature', {}, `${index.digest.replace(':', '-')}.sig`);
  const digests = { index, amd64, arm64, inside, referrer, signature };
  return Object.fromEntries(
    Object.entries(digests).map(([name, { digest }]) => [name, digest]),
  ) as unknown as PushedImage;
}

function sha256(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

async function ok(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
}
