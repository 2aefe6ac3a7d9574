import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Cluster } from '../../../src/kafka/broker.ts';
import { createClassData } from '../../../src/kafka/class-data.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { createFakeLauncher } from '../../fakes/launcher.ts';

const folder = mkdtempSync(join(tmpdir(), 'class-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const jar = join(folder, 'kafka.jar');
const java = { program: '/jdk/bin/java', version: '17.0.19', major: 17 };
const { signal } = new AbortController();
let cache = '';
beforeEach(() => {
  writeFileSync(jar, 'jar');
  cache = mkdtempSync(join(folder, 'cache-'));
});

/** Runs a broker that leaves the archive it was told to write. */
async function writes(vmOptions: readonly string[]): Promise<Cluster> {
  writeFileSync(vmOptions[0]?.replace('-XX:ArchiveClassesAtExit=', '') ?? '', 'archive');
  return await createFakeLauncher().launch({ mode: 'combined', brokers: 1 }, signal);
}

function classData(libs = [jar]) {
  const host = createFakeHost({ dirs: { cache } });
  return { host, data: createClassData(host, { kafkaVersion: '4.4.0', libs, java }) };
}

describe('createClassData', () => {
  test('makes the archive once, and the next run finds it', async () => {
    const first = classData();
    expect(first.data.options()).toEqual([]);
    await Promise.all([first.data.prepare(writes, signal), first.data.prepare(writes, signal)]);
    expect(first.host.recording.log.filter((line) => line.includes('Preparing'))).toHaveLength(1);
    const [file] = readdirSync(join(cache, 'class-data'));
    expect(first.data.options()).toContain(`-XX:SharedArchiveFile=${join(cache, 'class-data', file ?? '')}`);
    const second = classData();
    await second.data.prepare(() => Promise.reject(new Error('not again')), signal);
    expect(second.data.options()).toEqual(first.data.options());
  });

  test('other jars have another archive', async () => {
    const { data } = classData();
    await data.prepare(writes, signal);
    writeFileSync(jar, 'another jar');
    const other = classData();
    await other.data.prepare(writes, signal);
    expect(other.data.options()).not.toEqual(data.options());
  });

  test('a failure is a warning, leaves nothing half-written, and brokers start without', async () => {
    const { host, data } = classData();
    await data.prepare(async (vmOptions) => {
      await writes(vmOptions);
      throw new Error('no memory');
    }, signal);
    expect(host.recording.log.some((line) => line.startsWith('warn') && line.includes('no memory'))).toBe(
      true,
    );
    expect(data.options()).toEqual([]);
    expect(readdirSync(join(cache, 'class-data'))).toEqual([]);
  });

  test('a cancelled preparation is tried again by whoever comes next', async () => {
    const { data } = classData();
    const controller = new AbortController();
    const cancelled = data.prepare(async () => {
      controller.abort(new Error('cancelled'));
      throw new Error('gone');
    }, controller.signal);
    await expect(cancelled).rejects.toThrow('cancelled');
    await data.prepare(writes, signal);
    expect(data.options()).toHaveLength(2);
  });
});
