import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UserError } from '../../../src/core/errors.ts';
import type { ExecResult } from '../../../src/core/host.ts';
import { resolveKafka } from '../../../src/kafka/maven-artifacts.ts';
import {
  ArtifactMissing,
  mavenFailure,
  parseResolved,
  resolveWithMaven,
} from '../../../src/kafka/maven-client.ts';
import { createFakeHost } from '../../fakes/host.ts';

const GOAL =
  'Failed to execute goal on project kafka-distribution: Could not resolve dependencies for project';
const said = (reason: string) =>
  `[INFO] Scanning\n[ERROR] ${GOAL} local:kafka-distribution:pom:1: ${reason} -> [Help 1]\n[ERROR] \n[ERROR] Re-run`;

describe('parseResolved', () => {
  it('reads what the plugin writes, old and new, sorted by file', () => {
    const text = [
      '',
      'The following files have been resolved:',
      '   org.slf4j:slf4j-api:jar:1.7.36:runtime:/m2/slf4j-api-1.7.36.jar -- module org.slf4j',
      '   org.apache.kafka:kafka_2.13:jar:4.4.0:compile:/m2/with blank/kafka_2.13-4.4.0.jar',
      '   io.netty:netty-epoll:jar:linux-x86_64:4.1.0:runtime:/m2/netty-epoll-4.1.0-linux-x86_64.jar',
      '   org.junit:junit:jar:4:test:/m2/junit-4.jar',
      '   none',
    ].join('\n');
    expect(
      parseResolved(text).map((jar) => [jar.file, `${jar.groupId}:${jar.artifactId}:${jar.version}`]),
    ).toEqual([
      ['kafka_2.13-4.4.0.jar', 'org.apache.kafka:kafka_2.13:4.4.0'],
      ['netty-epoll-4.1.0-linux-x86_64.jar', 'io.netty:netty-epoll:4.1.0'],
      ['slf4j-api-1.7.36.jar', 'org.slf4j:slf4j-api:1.7.36'],
    ]);
  });
});

describe('mavenFailure', () => {
  it.each([
    'Could not find artifact org.apache.kafka:kafka_2.13:jar:9.9.9 in central (https://example.org/maven2)',
    'Failure to find org.apache.kafka:kafka_2.13:jar:9.9.9 in https://example.org was cached in the local repository',
    'The following artifacts could not be resolved: org.apache.kafka:kafka_2.13:jar:9.9.9, org.apache.kafka:kafka-tools:jar:9.9.9: Could not find artifact org.apache.kafka:kafka_2.13:jar:9.9.9 in central (x)',
    'org.apache.kafka:kafka_2.13:jar:9.9.9 was not found in https://example.org during a previous attempt. This',
  ])('tells a missing artifact apart: %s', (reason) => {
    const failure = mavenFailure(said(reason), 1);
    expect(failure).toBeInstanceOf(ArtifactMissing);
    expect(failure.message).toContain('Maven does not find org.apache.kafka:kafka_2.13:jar:9.9.9: ');
  });

  it.each([
    [
      'Cannot access central (https://example.org) in offline mode and the artifact x has not been downloaded',
      /let it go online/,
    ],
    [
      'Could not transfer artifact x from/to central: Connection refused',
      /network, the proxy and the mirrors/,
    ],
  ])("gives Maven's own reason: %s", (reason, hint) => {
    const failure = mavenFailure(said(reason), 1);
    expect(failure).not.toBeInstanceOf(ArtifactMissing);
    expect(failure.message).toBe(`Maven could not bring Kafka: ${reason}.`);
    expect(failure.hint).toMatch(hint);
  });

  it('has something to say also when Maven died without a word, or in its own way', () => {
    expect(mavenFailure('', 137).message).toContain('exit code 137');
    expect(mavenFailure('\nError: JAVA_HOME is not defined correctly.\n', 1).message).toContain('JAVA_HOME');
  });
});

describe('resolving with Maven', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maven-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const host = (answer: (pom: string) => string | Partial<ExecResult>) =>
    createFakeHost({
      dirs: { temp: folder },
      env: { MAVEN_OPTS: '-Xmx64m', SECRET: 'x' },
      exec: async (argv, options) => {
        const reply = answer(await readFile(join(options.cwd ?? '', 'pom.xml'), 'utf8'));
        if (typeof reply !== 'string') return { exitCode: 1, ...reply };
        await writeFile(
          argv.find((arg) => arg.startsWith('-DoutputFile='))?.slice('-DoutputFile='.length) ?? '',
          reply,
        );
        return { stdout: 'Downloaded from central: https://example.org/a/b-1.jar (1 kB)' };
      },
    });

  it('passes on what Maven needs, shows progress and cleans up', async () => {
    const own = host(() => '  g:a:jar:1:runtime:/m2/a-1.jar\n');
    const [jar] = await resolveWithMaven(own, [{ groupId: 'g', artifactId: 'a', version: '1' }], 'Kafka');
    expect(jar?.file).toBe('a-1.jar');
    expect(own.recording.executed[0]?.options.env).toEqual({ MAVEN_OPTS: '-Xmx64m' });
    expect(own.recording.log).toContain('progress: Kafka: 1 jars fetched by Maven, last b-1.jar');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that Maven is missing, or hangs', async () => {
    const missing = createFakeHost({
      dirs: { temp: folder },
      exec: () => {
        throw new UserError('The program "mvn" was not found.');
      },
    });
    await expect(resolveWithMaven(missing, [], 'Kafka')).rejects.toMatchObject({
      message: 'Maven (mvn) is not on this machine.',
      hint: expect.stringContaining('kafka-path'),
    });
    const hanging = host(() => ({ timedOut: true }));
    await expect(resolveWithMaven(hanging, [], 'Kafka')).rejects.toThrow(
      'Maven did not end within 15 minutes',
    );
  });

  it('leaves the tools out where they were not published, and adds the binding in the resolved version', async () => {
    const poms: string[] = [];
    const own = host((pom) => {
      poms.push(pom);
      const tools = said('Could not find artifact org.apache.kafka:kafka-tools:jar:4.6.0 in central (x)');
      if (pom.includes('kafka-tools')) return { stdout: tools };
      return '  org.apache.logging.log4j:log4j-core:jar:2.30.0:runtime:/m2/log4j-core-2.30.0.jar\n';
    });
    const { toolsMissing } = await resolveKafka(own, '4.6.0');
    expect(toolsMissing).toBe(true);
    expect(poms).toHaveLength(3);
    expect(poms[2]).toContain('<artifactId>log4j-slf4j-impl</artifactId><version>2.30.0</version>');
    expect(poms[2]).not.toContain('kafka-tools');
  });

  it('does not take a missing broker for missing tools', async () => {
    const reason = 'Could not find artifact org.apache.kafka:kafka_2.13:jar:4.6.0 in central (x)';
    const own = host(() => ({ stdout: said(reason) }));
    await expect(resolveKafka(own, '4.6.0')).rejects.toThrow(/kafka_2.13:jar:4.6.0/);
    expect(own.recording.executed).toHaveLength(1);
  });
});
