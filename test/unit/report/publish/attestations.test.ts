import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeEvidence } from '../../../../src/evidence/store.ts';
import { openBundleCheck } from '../../../../src/io/sigstore.ts';
import { openSigner, type SignStatement, servicesFor } from '../../../../src/io/sigstore-sign.ts';
import { type FakeGitHub, serveGitHub } from '../../../fakes/github.ts';
import { createFakeHost } from '../../../fakes/host.ts';
import {
  type FakeSigstore,
  ISSUER,
  identityToken,
  serveSigstore,
  WORKFLOW,
} from '../../../fakes/sigstore.ts';
import { distributionStatement, KAFKA, testStatement } from '../../../support/evidence.ts';
import { publishTo } from '../../../support/publishing.ts';
import { reportOn } from '../../../support/reports.ts';
import { sampleSuite } from '../../../support/sample-suite.ts';

const report = reportOn(sampleSuite());
let github: FakeGitHub;
let sigstore: FakeSigstore;
let oidc: Server;
let dir: string;
let asked: { url: string; authorization: string | undefined }[];

beforeEach(async () => {
  github = await serveGitHub();
  sigstore = await serveSigstore();
  dir = await mkdtemp(join(tmpdir(), 'attestations-'));
  asked = [];
  oidc = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ value: identityToken(WORKFLOW) }));
  });
  await new Promise<void>((resolve) => oidc.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  await sigstore.close();
  oidc.closeAllConnections();
  await new Promise((resolve) => oidc.close(resolve));
  await rm(dir, { recursive: true });
});

function host(env: Record<string, string> = idTokenEnv()) {
  return createFakeHost({ fetch: globalThis.fetch, env });
}
const idTokenEnv = () => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(oidc.address() as AddressInfo).port}/token?api=1`,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-request-token',
});
const signer = (services: object = { rekor: sigstore.url }, given = host()) =>
  openSigner(given, { fulcio: sigstore.url, ...services });

async function statements(signed = false) {
  const written = [];
  for (const statement of [distributionStatement(), testStatement(sampleSuite())]) {
    const path = await writeEvidence(dir, statement);
    written.push({ path, text: await readFile(path, 'utf8'), signed });
  }
  return written;
}

async function publish(sign: SignStatement, over: Partial<Parameters<typeof publishTo>[2]> = {}) {
  const { published, log } = await publishTo(github, report, {
    targets: ['attestations'],
    sign,
    statements: await statements(),
    ...over,
  });
  return { published, log, ...published.find(({ target }) => target === 'attestations') };
}

const bundlePaths = async () =>
  (await readdir(dir)).filter((name) => name.endsWith('.sigstore.json')).map((name) => join(dir, name));

async function verified(path: string, root = sigstore.trustedRoot) {
  await writeFile(join(dir, 'root.jsonl'), root);
  const check = openBundleCheck(host(), { trustedRoot: join(dir, 'root.jsonl'), keys: [] });
  return await check(JSON.parse(await readFile(path, 'utf8')));
}

describe('attestations', () => {
  test('sign each statement byte for byte as this workflow, beside it and with GitHub', async () => {
    const given = host();
    expect(await publish(signer(undefined, given))).toMatchObject({
      state: 'done',
      text: 'Signed 2 statements.',
    });
    const bundles = await bundlePaths();
    expect(bundles).toHaveLength(2);
    for (const path of bundles) {
      const text = await readFile(path.replace('.sigstore.json', '.json'), 'utf8');
      expect(await verified(path)).toEqual({
        payload: text,
        signer: { identity: WORKFLOW, issuer: ISSUER },
      });
    }
    expect(github.attestations.get(`sha256:${KAFKA.digest.sha256}`)).toHaveLength(2);
    expect(asked[0]).toEqual({
      url: '/token?api=1&audience=sigstore',
      authorization: 'Bearer the-request-token',
    });
    expect(given.recording.secrets).toContain(identityToken(WORKFLOW));
  });

  test('of a private repository are in no log', async () => {
    await publish(signer({ fulcio: sigstore.privateUrl, timestamps: sigstore.url }));
    const [path = ''] = await bundlePaths();
    expect(await verified(path, sigstore.trustedRootWithoutLogs)).toMatchObject({
      signer: { identity: WORKFLOW },
    });
    expect(sigstore.requests.filter((line) => line.includes('/log/'))).toEqual([]);
    expect(servicesFor(false).rekor).toBeUndefined();
    expect(servicesFor(true).rekor).toBe('https://rekor.sigstore.dev');
  });

  test('are not made twice', async () => {
    const sign = () => Promise.reject(new Error('not needed'));
    expect(await publish(sign, { statements: await statements(true) })).toMatchObject({
      state: 'unchanged',
    });
    expect(github.calls).toEqual([]);
  });

  test('come before the artifact, which has them', async () => {
    const { published, log } = await publish(signer(), {
      targets: ['artifact', 'attestations'],
      dryRun: true,
    });
    expect(published.map(({ target, state }) => [target, state])).toEqual([
      ['attestations', 'planned'],
      ['artifact', 'planned'],
    ]);
    expect(log.filter((line) => line.includes('Dry run: sign'))).toHaveLength(2);
    expect(log.filter((line) => /Dry run: POST .*\/attestations/.test(line))).toHaveLength(2);
    expect(github.calls).toEqual([]);
    expect(sigstore.requests).toEqual([]);
  });

  test('name the permission that the job lacks to say who it is', async () => {
    const { state, text } = await publish(signer(undefined, host({})));
    expect(state).toBe('failed');
    expect(text).toMatch(
      /may not ask GitHub who it is\.\n.*\npermissions:\n.*\n {2}id-token: write\n {2}attestations: write/,
    );
  });

  test('name the permission that GitHub refuses for', async () => {
    github.fault = (call) =>
      call.endsWith('/attestations')
        ? { kind: 'answer', status: 403, message: 'Resource not accessible by integration' }
        : undefined;
    expect((await publish(signer())).text).toMatch(
      /did not store an attestation in octo\/kafka: 403 .*\n.*\npermissions:\n.*\n {2}attestations: write/,
    );
  });

  test('come through a Sigstore that has trouble for a moment', async () => {
    sigstore.fault = (_, nth) => (nth === 1 ? 503 : undefined);
    expect((await publish(signer())).state).toBe('done');
  });

  test('say in words where Sigstore refuses, and nothing is stored', async () => {
    sigstore.fault = (path) => (path.includes('signingCert') ? 400 : undefined);
    const { state, text } = await publish(signer());
    expect([state, text]).toEqual(['failed', expect.stringMatching(/could not be signed: .*Told to fail/)]);
    expect(text).not.toContain('eyJ');
    expect(github.attestations.size).toBe(0);
  });
});
