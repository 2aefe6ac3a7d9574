import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNodeHost } from '../../../src/io/node-host.ts';
import { DEFAULT_TRIVY, trivyArchive } from '../../../src/scan/trivy-releases.ts';
import { provideTrivy } from '../../../src/scan/trivy-tool.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { serve, type TestServer } from '../../fakes/http-server.ts';
import { tarGz } from '../../support/oci-image.ts';

const NOTHING = { version: DEFAULT_TRIVY, path: undefined, sha256: undefined, mirror: undefined };

describe('providing Trivy', () => {
  let folder: string;
  let server: TestServer;
  let archive: Buffer;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trivy-tool-'));
    archive = await tarGz({ trivy: `#!/bin/sh\ntouch ${folder}/started\necho '{"Version": "0.69.3"}'\n` });
    server = await serve((_, response) => response.end(archive));
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function provide(request: { version?: string; path?: string; sha256?: string; mirror?: string }) {
    const env = {
      PATH: process.env.PATH ?? '',
      RUNNER_TEMP: folder,
      RUNNER_TOOL_CACHE: join(folder, 'tools'),
    };
    const node = createNodeHost(createFakeHost().log, env);
    try {
      const dirs = { ...node.dirs, work: folder, cache: join(folder, 'cache') };
      return await provideTrivy({ ...node, dirs }, { ...NOTHING, ...request });
    } finally {
      await node.close();
    }
  }

  test('an archive that is not the pinned one is neither unpacked nor started', async () => {
    const { asset, sha256 } = trivyArchive(DEFAULT_TRIVY, platform(), arch());
    await expect(provide({ mirror: server.url })).rejects.toThrow(
      `${server.url}/v${DEFAULT_TRIVY}/${asset} is not the expected file: its sha256 is not ${sha256}.`,
    );
    expect(server.requests).toEqual([`GET /v${DEFAULT_TRIVY}/${asset}`]);
    expect(existsSync(join(folder, 'started'))).toBe(false);
    expect(existsSync(join(folder, 'tools/trivy', DEFAULT_TRIVY, arch()))).toBe(false);
  });

  test('what others put into the tool cache is not taken', async () => {
    const place = join(folder, 'tools/trivy', DEFAULT_TRIVY, arch());
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'trivy'), `#!/bin/sh\ntouch ${folder}/started\n`, { mode: 0o755 });
    writeFileSync(`${place}.complete`, '');
    await expect(provide({ mirror: server.url })).rejects.toThrow('is not the expected file');
    expect(existsSync(join(folder, 'started'))).toBe(false);
  });

  test('a given one is named by its digest, and compared where one is expected', async () => {
    const path = join(folder, 'trivy');
    writeFileSync(path, '#!/bin/sh\necho \'{"Version": "0.99.0"}\'\n');
    chmodSync(path, 0o755);
    const tool = await provide({ path });
    expect(tool).toMatchObject({
      path,
      version: '0.99.0',
      from: 'path',
      sha256: expect.stringMatching(/^\w{64}$/),
    });
    await expect(provide({ path, sha256: tool.sha256 })).resolves.toMatchObject({ version: '0.99.0' });
    await expect(provide({ path, sha256: 'f'.repeat(64) })).rejects.toThrow('is not the expected Trivy');
  });

  test.each([
    ['not/there', 'There is no Trivy at'],
    ['.', 'is no file'],
  ])('a path that is none: %s', async (path, message) => {
    await expect(provide({ path })).rejects.toThrow(message);
  });
});
