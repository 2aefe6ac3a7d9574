import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UserError } from '../../../../src/core/errors.ts';
import { agentEnvironment, collect } from '../../../../src/metadata/agent/agent.ts';
import { withoutNoise } from '../../../../src/metadata/agent/noise.ts';
import { registrations } from '../../../../src/metadata/agent/registrations.ts';
import {
  attribute,
  mergeResults,
  runWorkloads,
  type Workload,
} from '../../../../src/metadata/agent/workloads.ts';
import { EMPTY, type TypeEntry } from '../../../../src/metadata/formats/model.ts';
import { createFakeHost } from '../../../fakes/host.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'agent-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A workload whose "JVMs" each register the given classes, as the agent would write them. */
function workload(name: string, ...processes: string[][]): Workload {
  return {
    name,
    async run({ JAVA_TOOL_OPTIONS = '' }) {
      const pattern = /config-output-dir=([^,]+)/.exec(JAVA_TOOL_OPTIONS)?.[1] ?? '';
      for (const [index, types] of processes.entries()) {
        const output = pattern.replace('{pid}-{datetime}', String(index));
        await mkdir(output, { recursive: true });
        await writeFile(
          join(output, 'reflect-config.json'),
          JSON.stringify(types.map((type) => ({ name: type }))),
        );
      }
      return [];
    },
  };
}

describe('workloads', () => {
  test('every registration knows the workloads that needed it', async () => {
    const host = createFakeHost();
    const results = await runWorkloads(
      host,
      [workload('records', ['a.A', 'a.B'], ['a.C']), workload('groups', ['a.B'])],
      folder,
    );
    expect(results.map(({ processes }) => processes)).toEqual([2, 1]);
    expect(Object.fromEntries(attribute(results))).toEqual({
      'reflection a.A': ['records'],
      'reflection a.B': ['records', 'groups'],
      'reflection a.C': ['records'],
    });
    expect(mergeResults(results).reflection.map(({ type }) => type)).toEqual(['a.A', 'a.B', 'a.C']);
  });

  test('one that fails keeps what it reached, and says so', async () => {
    const failing: Workload = {
      name: 'security',
      async run(env) {
        await workload('security', ['a.Sasl']).run(env);
        throw new UserError('The broker died.', { hint: 'Look at its log.' });
      },
    };
    const host = createFakeHost();
    const [result] = await runWorkloads(host, [failing], folder);
    expect(result?.notReached).toEqual(['The broker died.\nLook at its log.']);
    expect([...registrations(result?.metadata ?? EMPTY)]).toEqual(['reflection a.Sasl']);
    expect(host.recording.log.join('\n')).toMatch(/warn: security: The broker died/);
  });

  test('a JVM that was killed before it wrote anything counts for nothing', async () => {
    await mkdir(join(folder, '1-x'));
    await writeFile(join(folder, '1-x', '.lock'), '');
    expect(await collect(folder)).toEqual({
      metadata: expect.objectContaining({ reflection: [] }),
      processes: 0,
    });
  });

  test('what the agent could not move out of its temporary folder counts, half a file there does not', async () => {
    const rest = join(folder, '1-x', 'agent-pid1-20260102T030405Z.tmp123');
    await mkdir(rest, { recursive: true });
    await writeFile(join(folder, '1-x', 'reflect-config.json'), '[{"name":"a.Early"}]');
    await writeFile(join(rest, 'reflect-config.json'), '[{"name":"a.Early"},{"name":"a.Late"}]');
    await writeFile(join(rest, 'jni-config.json'), '[{"name":"a.Ha');
    const { metadata, processes } = await collect(folder);
    expect([...registrations(metadata)]).toEqual(['reflection a.Early', 'reflection a.Late']);
    expect(processes).toBe(1);
    await writeFile(join(folder, '1-x', 'jni-config.json'), '[{"name":"a.Ha');
    await expect(collect(folder)).rejects.toThrow(/agent wrote what cannot be read/);
  });

  test('a folder with blanks in its name stays one option for the JVM', () => {
    const { JAVA_TOOL_OPTIONS = '' } = agentEnvironment('/a b/t');
    expect(JAVA_TOOL_OPTIONS).toMatch(/^"-agentlib:native-image-agent=config-output-dir=\/a b\/t\/.*"$/);
  });

  test('the agent comes by environment, with a folder for each process', () => {
    expect(agentEnvironment('/t', ['caller-filter-file=/filter.json']).JAVA_TOOL_OPTIONS).toBe(
      '-agentlib:native-image-agent=config-output-dir=/t/{pid}-{datetime},config-write-period-secs=5,config-write-initial-delay-secs=5,caller-filter-file=/filter.json',
    );
  });
});

describe('noise of the agent', () => {
  const entry = (type: string, methods: TypeEntry['methods'] = []): TypeEntry => ({
    type,
    flags: [],
    methods,
    queriedMethods: [],
    fields: [],
  });
  const main = { name: 'main', parameterTypes: ['java.lang.String[]'] };

  test('classes of one run and the launcher’s mains go, everything else stays', () => {
    const cleaned = withoutNoise({
      ...EMPTY,
      reflection: [
        entry('a.B'),
        entry('a.B$$Lambda$14/0x00000001'),
        entry('[La.B$$Lambda$15;'),
        entry('a.Main', [main]),
      ],
      jni: [
        entry('kafka.Kafka', [main]),
        entry('a.Both', [main, { name: 'call' }]),
        entry('java.lang.Boolean'),
      ],
      serialization: [{ type: 'a.C$$Lambda$1' }, { type: 'a.C' }],
      predefined: [{ type: 'agent-extracted', classes: [] }],
    });
    expect(cleaned.reflection.map(({ type }) => type)).toEqual(['a.B', 'a.Main']);
    expect(cleaned.jni).toEqual([entry('a.Both', [{ name: 'call' }]), entry('java.lang.Boolean')]);
    expect(cleaned.serialization).toEqual([{ type: 'a.C' }]);
    expect(cleaned.predefined).toEqual([]);
  });
});
