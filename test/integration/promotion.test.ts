import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { promoteInputs } from '../../src/actions/promote/declaration.ts';
import { verifyInputs } from '../../src/actions/verify/declaration.ts';
import { type InputValues, withDefaults } from '../../src/core/inputs.ts';
import type { Statement } from '../../src/evidence/creation.ts';
import { fileNameOf, writeEvidence } from '../../src/evidence/store.ts';
import { promoteStep } from '../../src/pipeline/promote-step.ts';
import { verifyStep } from '../../src/pipeline/verify-step.ts';
import { createFakeHost } from '../fakes/host.ts';
import { distributionStatement, NOW } from '../support/evidence.ts';
import { AMD64, ARM64, imageTest, indexStatement, scanStatement } from '../support/image-evidence.ts';
import {
  type FaultyRegistry,
  faultyRegistry,
  type LocalRegistry,
  type PushedImage,
  pushImage,
  runCrane,
  startRegistry,
} from '../support/registry.ts';
import { describeWhere } from '../support/require.ts';
import { findTool } from '../support/tools.ts';

const POLICY = {
  name: 'vote',
  title: 'Fit for users',
  demands: [
    { demand: 'evidence', of: 'image-index' },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: AMD64 },
    { demand: 'tests', suite: 'sanity', form: 'container', platform: ARM64 },
    { demand: 'minimum-duration', suite: 'soak', minutes: 60 },
    { demand: 'maximum-findings', severities: ['CRITICAL', 'HIGH'], count: 0 },
    { demand: 'maximum-age', of: 'vulnerabilities', hours: 24 },
  ],
};
const HOUR_MS = 3_600_000;
const now = NOW.toISOString();
type Inputs = InputValues<typeof promoteInputs>;

describeWhere('crane', findTool('crane'), 'promotion to a real registry', (crane) => {
  let staging: LocalRegistry;
  let registry: LocalRegistry;
  let proxy: FaultyRegistry;
  let work: string;
  let image: PushedImage;

  beforeEach(async () => {
    staging = await startRegistry(crane());
    registry = await startRegistry(crane());
    proxy = await faultyRegistry(registry);
    work = await mkdtemp(join(tmpdir(), 'promotion-'));
    await writeFile(join(work, 'policy.json'), JSON.stringify(POLICY));
    image = await pushImage(staging.address, 'staging/kafka', '4.1.0');
    await evidence(image);
  });
  afterEach(async () => {
    await proxy.stop();
    await registry.stop();
    await staging.stop();
  });

  const hex = (digest: string) => digest.slice('sha256:'.length);
  const digestsOf = ({ index, amd64, arm64 }: PushedImage) => ({
    index: hex(index),
    amd64: hex(amd64),
    arm64: hex(arm64),
  });
  const file = (statement: Statement) => join(work, 'out', fileNameOf(statement));

  /** All that the policy asks for, about this image. */
  async function evidence(pushed: PushedImage, dir = join(work, 'out')): Promise<void> {
    const digests = digestsOf(pushed);
    const soak = {
      name: 'soak',
      durationMs: HOUR_MS,
      startedAt: new Date(NOW.getTime() - 2 * HOUR_MS).toISOString(),
    };
    const statements: Statement[] = [
      distributionStatement(),
      indexStatement(digests),
      imageTest(digests.amd64, AMD64),
      imageTest(digests.arm64, ARM64),
      imageTest(digests.amd64, AMD64, soak),
      scanStatement(digests.amd64, AMD64, now),
      scanStatement(digests.arm64, ARM64, now),
    ];
    for (const statement of statements) await writeEvidence(dir, statement);
  }

  function promote(over: Partial<Inputs> = {}) {
    const host = createFakeHost({
      fetch: globalThis.fetch,
      env: { DOCKER_CONFIG: join(work, 'no-login') },
      dirs: { work },
      now: NOW,
    });
    const inputs = withDefaults(promoteInputs, {
      source: `${staging.address}/staging/kafka@${image.index}`,
      target: `${proxy.address}/users/kafka`,
      tags: ['4.1.0'],
      latest: false,
      policy: 'policy.json',
      'evidence-dir': 'out',
      'dry-run': false,
      ...over,
    });
    return promoteStep(host, inputs, { attempts: 2, connectAttempts: 2, headersMs: 5000 });
  }

  const at = (tag: string) =>
    runCrane(crane(), 'digest', '--insecure', `${registry.address}/users/kafka:${tag}`);
  const tagsThere = async () => {
    const answer = await fetch(`http://${registry.address}/v2/users/kafka/tags/list`);
    return answer.ok ? (((await answer.json()) as { tags: string[] | null }).tags ?? []) : [];
  };
  const manifestThere = async (digest: string) =>
    (await fetch(`http://${registry.address}/v2/users/kafka/manifests/${digest}`)).ok;
  const changes = () => proxy.requests.filter((line) => !/^(GET|HEAD) /.test(line));

  test('copies platforms and attestations with the digest unchanged, and writes what it did', async () => {
    const { verdict, outputs, message } = await promote({ latest: true });
    expect(message).toContain(
      `${proxy.address}/users/kafka:4.1.0, ${proxy.address}/users/kafka:latest is ${image.index}.`,
    );
    expect(verdict).toBe('passed');
    expect(await at('4.1.0')).toBe(image.index);
    expect(await at('latest')).toBe(image.index);
    await runCrane(
      crane(),
      'validate',
      '--fast',
      '--insecure',
      '--remote',
      `${registry.address}/users/kafka:4.1.0`,
    );
    const manifests = [image.index, image.amd64, image.arm64, image.inside, image.referrer, image.signature];
    for (const digest of manifests) expect([digest, await manifestThere(digest)]).toEqual([digest, true]);
    const list = `http://${registry.address}/v2/users/kafka/manifests/${image.index.replace(':', '-')}`;
    expect(await (await fetch(list)).text()).toContain(image.referrer);
    expect(await at(`${image.index.replace(':', '-')}.sig`)).toBe(image.signature);
    const { predicate, subject } = JSON.parse(await readFile(String(outputs.evidence), 'utf8'));
    expect(subject).toEqual([{ name: `${proxy.address}/users/kafka`, digest: { sha256: hex(image.index) } }]);
    expect(predicate.manifests).toEqual(manifests.toSorted());
    expect(predicate.copied).toMatchObject({ manifests: 6, blobs: 8 });
    expect(predicate.tags).toEqual([
      { tag: '4.1.0', state: 'created' },
      { tag: 'latest', state: 'created' },
    ]);
    expect(predicate.verdict.evidence).toHaveLength(7);
  });

  test('a second run changes nothing but what refers to the image', async () => {
    await promote();
    proxy.requests.length = 0;
    const { outputs } = await promote();
    expect(changes().every((line) => line.includes('/manifests/'))).toBe(true);
    const { predicate } = JSON.parse(await readFile(String(outputs.evidence), 'utf8'));
    expect(predicate).toMatchObject({
      copied: { manifests: 0, blobs: 0, bytes: 0 },
      tags: [{ state: 'there' }],
    });
  });

  test.each([
    ['a blob', /PUT \/v2\/users\/kafka\/blobs/],
    ['a platform', /PUT \/v2\/users\/kafka\/manifests\/sha256:/],
    ['a tag', /PUT \/v2\/users\/kafka\/manifests\/4\.1\.0/],
  ])('fails without a tag when the registry breaks at %s, and the next run goes on', async (_, broken) => {
    let passed = 0;
    proxy.fault = (method, path) => {
      if (!broken.test(`${method} ${path}`)) return undefined;
      passed += 1;
      return passed > (String(broken).includes('4\\.1') ? 0 : 2) ? 'cut' : undefined;
    };
    await expect(promote()).rejects.toThrow(/cannot be had after 2 tries/);
    expect(await tagsThere()).not.toContain('4.1.0');
    proxy.fault = () => undefined;
    proxy.requests.length = 0;
    const { outputs } = await promote();
    expect(await at('4.1.0')).toBe(image.index);
    const { predicate } = JSON.parse(await readFile(String(outputs.evidence), 'utf8'));
    expect(predicate.there.blobs).toBeGreaterThan(0);
  });

  test('comes through a registry that is busy now and then', async () => {
    let count = 0;
    proxy.fault = () => (count++ % 3 === 1 ? 'busy' : undefined);
    await promote();
    expect(await at('4.1.0')).toBe(image.index);
  });

  async function refused(over: Partial<Inputs> = {}): Promise<string> {
    const { verdict, message, outputs } = await promote(over);
    expect([verdict, outputs.evidence, outputs.references]).toEqual(['failed', '', '']);
    expect(proxy.requests).toEqual([]);
    return message;
  }

  test('refuses a digest that no evidence is about', async () => {
    const other = await pushImage(staging.address, 'staging/kafka', '4.1.1');
    const message = await refused({ source: `${staging.address}/staging/kafka@${other.index}` });
    expect(message).toMatch(/UNMET {2}All evidence is about what is judged: No evidence is about sha256/);
  });

  test('refuses evidence of another platform', async () => {
    const lie = imageTest(hex(image.amd64), ARM64);
    await writeEvidence(join(work, 'out'), lie);
    expect(await refused()).toMatch(
      /UNMET .*says linux\/arm64, but the index has its image for linux\/amd64/,
    );
  });

  test('refuses a scan that is too old, and where a soak is missing or too short', async () => {
    const old = new Date(NOW.getTime() - 25 * HOUR_MS).toISOString();
    await writeEvidence(join(work, 'out'), scanStatement(hex(image.arm64), ARM64, old));
    const soak = imageTest(hex(image.amd64), AMD64, { name: 'soak', durationMs: HOUR_MS - 1 });
    await writeEvidence(join(work, 'out'), soak);
    const message = await refused();
    expect(message).toMatch(/UNMET {2}No vulnerabilities evidence is older than 24 hours: .* is 25 h/);
    expect(message).toMatch(/UNMET {2}The run took at least 1 h/);
    await writeFile(file(soak), '');
    expect(await refused()).toMatch(/not valid JSON/);
  });

  test('refuses evidence that was altered: a failure turned into a pass', async () => {
    const path = file(imageTest(hex(image.arm64), ARM64));
    const altered = (await readFile(path, 'utf8')).replace('"status": "passed"', '"status": "failed"');
    await writeFile(path, altered);
    expect(await refused()).toMatch(/UNMET {2}All evidence is readable and valid/);
  });

  test('refuses evidence that none of the signers has signed', async () => {
    const message = await refused({ signers: ['https://github.com/octo/kafka/*'] });
    expect(message).toMatch(
      /UNMET {2}All evidence is signed by a signer that the policy names: .* is not signed/,
    );
  });

  test('refuses evidence that tells of other images than the registry has under the digest', async () => {
    const other = await pushImage(staging.address, 'staging/kafka', '4.1.1');
    work = await mkdtemp(join(tmpdir(), 'promotion-'));
    await writeFile(join(work, 'policy.json'), JSON.stringify(POLICY));
    await evidence({ ...other, index: image.index });
    await expect(promote()).rejects.toThrow(/The evidence does not describe sha256/);
    expect(changes()).toEqual([]);
  });

  test('never moves a tag that leads elsewhere, and never takes latest back', async () => {
    const newer = await pushImage(registry.address, 'users/kafka', '4.2.0');
    const path = `/v2/users/kafka/manifests`;
    const index = await (await fetch(`http://${registry.address}${path}/${newer.index}`)).text();
    for (const tag of ['4.1.0', 'latest']) {
      await fetch(`http://${registry.address}${path}/${tag}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/vnd.oci.image.index.v1+json' },
        body: index,
      });
    }
    await expect(promote()).rejects.toThrow(/users\/kafka:4\.1\.0 is there already and is another image/);
    await expect(promote({ tags: ['4.1'], latest: true })).rejects.toThrow(
      /latest is 4\.2\.0, and 4\.1\.0 is older/,
    );
    expect(changes()).toEqual([]);
    expect(await at('latest')).toBe(newer.index);
  });

  test('a dry run judges and compares, and changes nothing', async () => {
    const { verdict, message } = await promote({ 'dry-run': true });
    expect(verdict).toBe('passed');
    expect(message).toMatch(/Would be promoted/);
    expect(changes()).toEqual([]);
  });

  test('takes no tag as a source, and says everything that is wrong at once', async () => {
    await expect(promote({ source: 'example.org/kafka:4.1.0', tags: ['latest'] })).rejects.toThrow(
      /has no digest.*\n.*latest has its own input/,
    );
  });

  test('verify judges the same evidence, and what is attached to the image', async () => {
    const host = createFakeHost({
      fetch: globalThis.fetch,
      env: { DOCKER_CONFIG: work },
      dirs: { work },
      now: NOW,
    });
    const inputs = { ...withDefaults(verifyInputs, { policy: 'policy.json' }), 'evidence-dir': 'out' };
    const subject = `${staging.address}/staging/kafka@${image.index}`;
    expect((await verifyStep(host, { ...inputs, subject })).outputs).toEqual({
      verdict: 'passed',
      unmet: 0,
      digest: image.index,
    });
    const failed = await verifyStep(host, { ...inputs, subject: `x.org/kafka@sha256:${'0'.repeat(64)}` });
    expect(failed).toMatchObject({
      verdict: 'failed',
      message: expect.stringContaining('No evidence is about sha256:000'),
    });
    await expect(verifyStep(host, { ...inputs, subject: 'x.org/kafka:latest' })).rejects.toThrow(
      /neither an image by digest nor a file/,
    );

    const statement = imageTest(hex(image.amd64), AMD64, { name: 'attached', complete: false });
    const bad = await pushImage(staging.address, 'staging/bad', '4.1.0', JSON.stringify(statement));
    expect(bad.index).toBe(image.index);
    const judged = await verifyStep(host, {
      ...inputs,
      subject: `${staging.address}/staging/bad@${bad.index}`,
      attached: true,
    });
    expect(judged.message).toMatch(/UNMET .*suite attached was cut short/);
  });
});
