import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { verifyInputs } from '../../src/actions/verify/declaration.ts';
import { withDefaults } from '../../src/core/inputs.ts';
import { stableJson } from '../../src/core/json.ts';
import { bundleFileOf } from '../../src/evidence/signed.ts';
import { fileNameOf, writeEvidence } from '../../src/evidence/store.ts';
import { verifyStep } from '../../src/pipeline/verify-step.ts';
import { type FakeGitHub, serveGitHub } from '../fakes/github.ts';
import { createFakeHost } from '../fakes/host.ts';
import {
  type FakeSigstore,
  ISSUER,
  ownKey,
  type SigningOptions,
  serveSigstore,
  signAs,
  WORKFLOW,
} from '../fakes/sigstore.ts';
import {
  BINARY,
  checks,
  distributionStatement,
  KAFKA,
  NOW,
  suiteOf,
  testStatement,
} from '../support/evidence.ts';

const SUBJECT = `registry.example/kafka@sha256:${BINARY.digest.sha256}`;
const DISTRIBUTION = distributionStatement();
const TESTS = testStatement(suiteOf(checks(24)), BINARY, [{ name: 'distribution', digest: KAFKA.digest }]);
const POLICY = {
  name: 'signed',
  title: 'Tested by somebody known',
  demands: [
    { demand: 'evidence', of: 'distribution' },
    { demand: 'tests', suite: 'sanity' },
  ],
};
const ANY = 'https://github.com/octo/kafka/.github/workflows/candidate.yml@*';

let sigstore: FakeSigstore;
let dir: string;
beforeAll(async () => {
  sigstore = await serveSigstore();
});
afterAll(async () => {
  await sigstore.close();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'signatures-'));
  await mkdir(join(dir, 'out'));
  await writeFile(join(dir, 'policy.json'), JSON.stringify(POLICY));
  await writeFile(join(dir, 'root.json'), sigstore.trustedRoot);
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

type Given = Partial<Parameters<typeof verifyStep>[1]>;

async function verify(over: Given = {}, env: Record<string, string> = {}) {
  const host = createFakeHost({ fetch: globalThis.fetch, dirs: { work: dir, cache: dir }, now: NOW, env });
  const inputs = {
    ...withDefaults(verifyInputs, { subject: SUBJECT, policy: 'policy.json', 'evidence-dir': 'out' }),
    signers: [ANY],
    'trusted-root': 'root.json',
    ...over,
  };
  const { verdict, message } = await verifyStep(host, inputs);
  return { verdict, message, log: host.recording.log };
}

const at = (statement: typeof TESTS | typeof DISTRIBUTION) => join(dir, 'out', fileNameOf(statement));
const bundleAt = (statement: typeof TESTS | typeof DISTRIBUTION) => bundleFileOf(at(statement));

/** Writes both statements, each with a signature. */
async function signBoth(options: SigningOptions = {}): Promise<void> {
  for (const statement of [DISTRIBUTION, TESTS]) {
    const path = await writeEvidence(join(dir, 'out'), statement);
    await writeFile(bundleFileOf(path), await signAs(sigstore, await readFile(path, 'utf8'), options));
  }
}

describe('signed evidence', () => {
  test('counts where a signer whom the policy names signed it, and each answer names the signer', async () => {
    await signBoth();
    const { verdict, message } = await verify();
    expect(message).toContain(
      'met    All evidence is signed by a signer that the policy names: Signed by octo/kafka/.github/workflows/candidate.yml@refs/tags/4.4.0.',
    );
    expect(message).toMatch(/met {4}Tests were run: .* Signed by octo\/kafka/);
    expect(verdict).toBe('passed');
  });

  test('counts with a signed time stamp where the trusted root has no log', async () => {
    await writeFile(join(dir, 'root.json'), sigstore.trustedRootWithoutLogs);
    await signBoth({ witness: 'timestamp' });
    expect((await verify()).message).toMatch(/Verdict: PASSED/);
  });

  test('does not count without an entry where the trusted root has a log', async () => {
    const root = JSON.parse(sigstore.trustedRoot);
    const { certificateAuthorities } = JSON.parse(sigstore.trustedRootWithoutLogs);
    await writeFile(join(dir, 'root.json'), JSON.stringify({ ...root, certificateAuthorities, ctlogs: [] }));
    await signBoth({ witness: 'timestamp' });
    const { verdict, message } = await verify();
    expect(verdict).toBe('failed');
    expect(message).toMatch(/sigstore\.json does not verify: expected 1 tlog entries, got 0/);
  });

  test('the policy itself can name signers; then nothing has to be given', async () => {
    await signBoth();
    const signers = [{ identity: WORKFLOW, issuer: ISSUER }];
    await writeFile(join(dir, 'policy.json'), JSON.stringify({ ...POLICY, signers }));
    expect((await verify({ signers: undefined })).verdict).toBe('passed');
  });

  test.each<[string, SigningOptions, RegExp]>([
    [
      'another identity',
      { identity: 'https://github.com/mallory/kafka/.github/workflows/candidate.yml@refs/tags/4.4.0' },
      /is signed by mallory\/kafka\/.*whom the policy does not name/,
    ],
    [
      'another issuer',
      { issuer: 'https://accounts.example.com' },
      /is signed by https:\/\/github\.com\/octo\/kafka.*\(https:\/\/accounts\.example\.com\), whom/,
    ],
    ['another type of text', { type: 'text/plain' }, /does not verify: it signs text\/plain/],
  ])('does not count with %s', async (_, options, because) => {
    await signBoth(options);
    const { verdict, message } = await verify();
    expect(verdict).toBe('failed');
    expect(message).toMatch(because);
  });

  test('does not count without a signature', async () => {
    await signBoth();
    await rm(bundleAt(TESTS));
    const { verdict, message } = await verify();
    expect(verdict).toBe('failed');
    expect(message).toMatch(/UNMET .*signed by a signer.*test-result-sanity-.*\.json is not signed/);
  });

  test('does not count by a Sigstore that nobody here trusts', async () => {
    const other = await serveSigstore();
    await writeFile(join(dir, 'root.json'), other.trustedRoot);
    await other.close();
    await signBoth();
    const { verdict, message } = await verify();
    expect(verdict).toBe('failed');
    expect(message).toMatch(/does not verify/);
  });

  test('a statement that was altered is told by its signature', async () => {
    await signBoth();
    const text = await readFile(at(TESTS), 'utf8');
    await writeFile(at(TESTS), text.replace('"durationMs": 12', '"durationMs": 13'));
    const { verdict, message } = await verify();
    expect(verdict).toBe('failed');
    expect(message).toMatch(/sigstore\.json signs another text than test-result.*: one was altered/);
  });

  test('so is a payload that was altered within the bundle', async () => {
    await signBoth();
    const bundle = JSON.parse(await readFile(bundleAt(TESTS), 'utf8'));
    const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString('utf8');
    const altered = payload.replace('"durationMs": 12', '"durationMs": 13');
    expect(altered).not.toBe(payload);
    bundle.dsseEnvelope.payload = Buffer.from(altered).toString('base64');
    await writeFile(bundleAt(TESTS), JSON.stringify(bundle));
    await writeFile(at(TESTS), altered);
    const { verdict, message } = await verify();
    expect(verdict).toBe('failed');
    expect(message).toMatch(/sigstore\.json does not verify: /);
  });

  test('a good signature about another digest proves nothing about this one', async () => {
    await signBoth();
    const subject = `registry.example/kafka@sha256:${'a'.repeat(64)}`;
    const { verdict, message } = await verify({ subject });
    expect(verdict).toBe('failed');
    expect(message).toMatch(/No evidence is about sha256:aaaa/);
  });

  test('bundles alone are statements, as "gh attestation download" brings them', async () => {
    const lines = await Promise.all([DISTRIBUTION, TESTS].map((each) => signAs(sigstore, stableJson(each))));
    await writeFile(join(dir, 'out', `sha256:${BINARY.digest.sha256}.jsonl`), `${lines.join('\n')}\n`);
    expect((await verify()).verdict).toBe('passed');
    const unchecked = await verify({ signers: undefined });
    expect(unchecked).toMatchObject({ verdict: 'failed' });
    expect(unchecked.message).toMatch(/Signatures were not looked at \(1 file\)/);
  });

  test('a file that is no bundle is a problem, not a crash', async () => {
    await signBoth();
    for (const text of ['', '[]', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}']) {
      await writeFile(bundleAt(TESTS), text);
      expect((await verify()).message).toMatch(/sigstore\.json does not verify/);
    }
  });

  test('a trusted root that is none is told with what to do', async () => {
    await signBoth();
    for (const text of ['{}', 'nothing']) {
      await writeFile(join(dir, 'root.json'), text);
      await expect(verify()).rejects.toThrow(/The trusted root .*root\.json cannot be used/);
    }
  });

  test('a key of one’s own needs neither certificate nor trusted root', async () => {
    const mine = ownKey();
    const other = ownKey();
    for (const statement of [DISTRIBUTION, TESTS]) {
      const path = await writeEvidence(join(dir, 'out'), statement);
      await writeFile(bundleFileOf(path), await mine.sign(await readFile(path, 'utf8')));
    }
    await writeFile(join(dir, 'mine.pem'), mine.pem);
    await writeFile(join(dir, 'other.pem'), other.pem);
    const trust = { signers: undefined, 'trusted-root': undefined };
    const { verdict, message } = await verify({ ...trust, 'signer-keys': ['mine.pem'] });
    expect(message).toMatch(/Signed by the key sha256:[0-9a-f]{16}…/);
    expect(verdict).toBe('passed');
    expect((await verify({ ...trust, 'signer-keys': ['other.pem'] })).message).toMatch(
      /signed with none of the keys that are known here/,
    );
    await expect(verify({ ...trust, 'signer-keys': ['policy.json'] })).rejects.toThrow(
      /signer-keys: "policy\.json" is no public key/,
    );
  });
});

describe('attestations of GitHub', () => {
  let github: FakeGitHub;
  beforeEach(async () => {
    github = await serveGitHub();
  });
  afterEach(async () => {
    expect(github.violations).toEqual([]);
    await github.close();
  });
  const gather = () =>
    verify({ attestations: 'octo/kafka', 'github-token': 'the-token' }, { GITHUB_API_URL: github.url });
  const attest = async (statement: typeof TESTS | typeof DISTRIBUTION, options: SigningOptions = {}) =>
    github.attest(JSON.parse(await signAs(sigstore, stableJson(statement), options)));

  test('are asked for by digest, then for what those say that it was made of', async () => {
    await attest(TESTS);
    await attest(DISTRIBUTION);
    const { verdict, log } = await gather();
    expect(log.join('\n')).toContain('2 statements came from the attestations of GitHub');
    expect(verdict).toBe('passed');
    expect(github.calls).toEqual([
      `GET /repos/octo/kafka/attestations/sha256%3A${BINARY.digest.sha256}`,
      `GET /repos/octo/kafka/attestations/sha256%3A${KAFKA.digest.sha256}`,
    ]);
  });

  test('of others are left out and break nothing', async () => {
    await attest(TESTS);
    await attest(DISTRIBUTION);
    const bad = testStatement(suiteOf(checks(3), { complete: false }), BINARY);
    await attest(bad, { identity: 'https://github.com/mallory/x/.github/workflows/y.yml@z' });
    const { verdict, log } = await gather();
    expect(log.join('\n')).toMatch(
      /warn: Left out: github-.* is not signed by anybody whom the policy names/,
    );
    expect(verdict).toBe('passed');
  });

  test('that do not exist are no error, and prove nothing', async () => {
    expect((await gather()).verdict).toBe('failed');
  });

  test('need signers, or anybody’s would count', async () => {
    await expect(verify({ signers: undefined, attestations: 'octo/kafka' })).rejects.toThrow(
      /attestations: whose count must be said by signers/,
    );
    await expect(verify({ attestations: 'octo' })).rejects.toThrow(/expected OWNER\/REPO/);
  });
});
