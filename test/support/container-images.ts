import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildMultiarchImage } from '../../src/actions/build-multiarch-image/command.ts';
import { readInputs } from '../../src/core/inputs.ts';
import { connectEngine } from '../../src/io/docker.ts';
import type { NodeHost } from '../../src/io/node-host.ts';
import { type ContainerSubject, obtainImage } from '../../src/kafka/container-launcher.ts';
import { findJava } from '../../src/kafka/java.ts';
import { findBinary, findEngine, type TestEngine } from './engine.ts';
import { libsOf } from './kafka.ts';
import type { Availability } from './require.ts';
import { isRequired } from './requirement.ts';

/** An image that tests make, with the Kafka that is in it. */
export interface ImageUnderTest {
  readonly type: 'native' | 'jvm';
  readonly version: string;
}

const PLATFORM = 'linux/amd64';

/** Images can be made here, and it was asked for: a JVM image and clusters of containers take minutes. */
export function findContainers(env = process.env): Availability<TestEngine> {
  if (!isRequired('full', env.REQUIRE) && findBinary(env) === undefined) {
    return {
      missing:
        'not asked for; REQUIRE=full makes images and runs clusters of containers, which takes minutes',
    };
  }
  const jars = imagesUnderTest(env).filter(
    ({ type, version }) => type === 'jvm' && libsOf(version) === undefined,
  );
  if (jars.length > 0) return { missing: `Kafka ${jars[0]?.version} is not in the cache` };
  return findEngine(env);
}

/**
 * What is tested as containers: the newest Kafka on the JVM, and the native binary that is named; that alone
 * where nothing else is asked for. Never none: what is skipped is counted.
 */
export function imagesUnderTest(env = process.env): ImageUnderTest[] {
  const native = findBinary(env);
  const jvm = isRequired('full', env.REQUIRE) || native === undefined ? ['4.4.0'] : [];
  return [
    ...jvm.map((version): ImageUnderTest => ({ type: 'jvm', version })),
    ...(native === undefined ? [] : [{ type: 'native' as const, version: native.version }]),
  ];
}

/** Builds and pushes an image as `build-multiarch-image` does it, and has the engine pull it by digest. */
export async function makeImage(
  host: NodeHost,
  engine: TestEngine,
  { type, version }: ImageUnderTest,
): Promise<ContainerSubject> {
  const given: Record<string, string> = {
    type,
    platform: PLATFORM,
    'kafka-version': version,
    'kafka-source': 'maven',
    image: `${engine.registry}/test/kafka-${type}`,
    builder: engine.builder,
    'base-image': type === 'jvm' ? await baseWithJava(host, engine) : engine.baseImage,
    'evidence-dir': join(host.dirs.temp, 'evidence'),
    ...(type === 'native' ? { binary: findBinary()?.path ?? '' } : {}),
  };
  const read = readInputs(buildMultiarchImage.inputs, (name) => given[name]);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const { outputs } = await buildMultiarchImage.run(host, read.values);
  const reference = String(outputs.reference);
  const { id } = await obtainImage(host, await connectEngine(host.env), {
    image: reference,
    platform: PLATFORM,
  });
  return { kind: type, kafkaVersion: version, image: id, platform: PLATFORM };
}

/** The engine's base image with this machine's Java, reduced by jlink; made once per Java and registry. */
export async function baseWithJava(host: NodeHost, engine: TestEngine): Promise<string> {
  const java = await findJava(host);
  const name = `${engine.registry}/test/base-java:${java.version}`;
  try {
    execFileSync('docker', ['buildx', 'imagetools', 'inspect', name], { stdio: 'ignore' });
    return name;
  } catch {
    // Not made yet.
  }
  const folder = await mkdtemp(join(tmpdir(), 'base-java-'));
  try {
    const jlink = [
      '--add-modules',
      'ALL-MODULE-PATH',
      '--strip-debug',
      '--no-man-pages',
      '--no-header-files',
    ];
    execFileSync(join(await homeOf(host, java.program), 'bin', 'jlink'), [
      ...jlink,
      '--output',
      join(folder, 'jre'),
    ]);
    await writeFile(join(folder, 'Dockerfile'), DOCKERFILE);
    const output = `type=image,name=${name},push=true`;
    execFileSync(
      'docker',
      [
        ...['buildx', 'build', '--builder', engine.builder, '--build-arg', `BASE_IMAGE=${engine.baseImage}`],
        ...['--provenance', 'false', '--output', output, folder],
      ],
      { stdio: 'ignore' },
    );
    return name;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const DOCKERFILE = `ARG BASE_IMAGE=scratch
FROM \${BASE_IMAGE}
COPY jre /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
`;

/** The `java` on the PATH is a link; jlink lies beside what it leads to. */
async function homeOf(host: NodeHost, program: string): Promise<string> {
  const { stderr } = await host.exec([program, '-XshowSettings:properties', '-version'], {
    timeoutMs: 30_000,
  });
  return /java\.home = (.+)/.exec(stderr)?.[1] ?? dirname(dirname(program));
}
