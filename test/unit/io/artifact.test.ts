import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { uploadArtifact } from '../../../src/io/artifact.ts';
import { type FakeArtifactService, serveArtifacts } from '../../fakes/artifact-service.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { readZip } from '../../support/zip-content.ts';

let service: FakeArtifactService;
let root: string;
const before = { ...process.env };

beforeEach(async () => {
  service = await serveArtifacts();
  // The library talks to the runner over it.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  // The library reads the runner's variables itself.
  Object.assign(process.env, service.env);
  root = await mkdtemp(join(tmpdir(), 'artifact-'));
  await writeFile(join(root, 'index.html'), '<p>report</p>');
});
afterEach(async () => {
  for (const name of Object.keys(service.env)) delete process.env[name];
  Object.assign(process.env, before);
  jest.restoreAllMocks();
  await service.close();
});

const upload = (env = service.env) =>
  uploadArtifact(createFakeHost({ env }), { name: 'report', files: [join(root, 'index.html')], root });

describe('an artifact', () => {
  test('is created, sent and finalized, with the files at their places', async () => {
    const { id, bytes, sha256 } = await upload();
    const stored = service.artifacts.get('report');
    expect(stored?.finalized).toEqual({ size: String(bytes), hash: `sha256:${sha256}` });
    expect(id).toBe(4711);
    expect(await readZip(stored?.content)).toEqual({ 'index.html': '<p>report</p>' });
  });

  test('comes through an error of the service', async () => {
    service.fault = (method, nth) => (method === 'CreateArtifact' && nth === 1 ? 503 : undefined);
    await upload();
    expect(service.artifacts.get('report')?.finalized).toBeDefined();
  });

  test('replaces the one of an earlier attempt of the run', async () => {
    await upload();
    await writeFile(join(root, 'index.html'), '<p>again</p>');
    await upload();
    expect(await readZip(service.artifacts.get('report')?.content)).toEqual({ 'index.html': '<p>again</p>' });
  });

  test('says what the service refuses, and that there is none outside of a job', async () => {
    service.fault = () => 403;
    await expect(upload()).rejects.toThrow(/artifact report could not be uploaded: .*403/s);
    await expect(upload({})).rejects.toThrow('this is no job of GitHub Actions');
  });
});
