import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestEngine } from '../engine.ts';

const DOCKERFILE = `ARG BASE
FROM $BASE
COPY java /opt/java
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
`;

/** Pushes a base image with the machine's own Java, for JVM images where the default base cannot be pulled. */
export function pushJavaBase({ registry, baseImage, builder }: TestEngine): string {
  const folder = mkdtempSync(join(tmpdir(), 'java-base-'));
  const reference = `${registry}/docs/java-base:${process.pid}`;
  try {
    const java = join(folder, 'java');
    execFileSync('jlink', ['--add-modules', 'ALL-MODULE-PATH', '--strip-debug', '--output', java], {
      stdio: 'pipe',
    });
    writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
    execFileSync(
      'docker',
      [
        'buildx',
        'build',
        '--builder',
        builder,
        '--build-arg',
        `BASE=${baseImage}`,
        '--provenance=false',
        '--output',
        `type=image,name=${reference},push=true,registry.insecure=true`,
        folder,
      ],
      { stdio: 'pipe' },
    );
    return reference;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
