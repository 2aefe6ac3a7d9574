import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

export type Entry = Partial<Header> & { name: string; content?: string };

/** A gzipped tar of these entries, made in memory. */
export async function tarGz(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) tar.entry(header, content ?? '');
  tar.finalize();
  return gzipSync(await buffer(tar as unknown as AsyncIterable<Uint8Array>));
}

export interface FakeGraalvm {
  readonly java?: string;
  /** What `native-image --version` says between "Runtime Environment" and "(build". */
  readonly vendor?: string;
  readonly osArch?: string;
  /** Replaces the script. */
  readonly nativeImage?: string;
}

/** The shape of a GraalVM archive with scripts in place of programs: 1 KB instead of 300 MB. */
export async function fakeGraalvmArchive(
  fake: FakeGraalvm = {},
  more: readonly Entry[] = [],
): Promise<Buffer> {
  return await tarGz([...graalvmEntries(fake), ...more]);
}

export function graalvmEntries(fake: FakeGraalvm = {}): Entry[] {
  const { java = '21.0.2', vendor = 'GraalVM CE 21.0.2+13.1' } = fake;
  const osArch = fake.osArch ?? (process.arch === 'arm64' ? 'aarch64' : 'x86_64');
  const says = [
    `native-image ${java} 2024-01-16`,
    `GraalVM Runtime Environment ${vendor} (build ${java}+13-jvmci-23.1-b30)`,
    `Substrate VM ${vendor} (build ${java}+13, serial gc)`,
  ].join('\n');
  const script = `#!/bin/sh\ncat <<'END'\n${says}\nEND\n`;
  return [
    { name: 'graalvm-x/', type: 'directory' },
    { name: 'graalvm-x/release', content: `JAVA_VERSION="${java}"\nOS_ARCH="${osArch}"\nOS_NAME="Linux"\n` },
    { name: 'graalvm-x/bin/java', content: '#!/bin/sh\n', mode: 0o755 },
    { name: 'graalvm-x/lib/svm/bin/native-image', content: fake.nativeImage ?? script, mode: 0o755 },
    { name: 'graalvm-x/bin/native-image', type: 'symlink', linkname: '../lib/svm/bin/native-image' },
  ];
}
