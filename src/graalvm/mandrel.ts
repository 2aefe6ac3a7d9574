import { newest, notBuiltFor, type Publisher, type Sources } from './publisher.ts';
import { isExact, parts, startsWith, type Wanted } from './version.ts';

const REPOSITORY = 'graalvm/mandrel';

/** Mandrel has had numbers of its own up to Java 24: https://github.com/graalvm/mandrel/releases */
const LINES: readonly (readonly [java: number, line: readonly [number, number]])[] = [
  [17, [23, 0]],
  [21, [23, 1]],
  [22, [24, 0]],
  [23, [24, 1]],
  [24, [24, 2]],
];

/** Mandrel, built on OpenJDK by Red Hat for Quarkus. */
export const mandrel: Publisher = {
  async find(sources, wanted) {
    const { machine } = sources;
    if (machine.os !== 'linux' || machine.libc === 'musl') {
      throw notBuiltFor('mandrel', machine, 'graalvm-community is built for macOS, liberica-nik for musl.');
    }
    const own = toMandrel(wanted);
    const version = isExact(own, 4) ? own.join('.') : newest('mandrel', await versions(sources), own);
    const arch = machine.arch === 'amd64' ? 'amd64' : 'aarch64';
    const file = `mandrel-java${javaOfMandrel(version)}-linux-${arch}-${version}-Final.tar.gz`;
    return {
      distribution: 'mandrel',
      version,
      url: `https://github.com/${REPOSITORY}/releases/download/mandrel-${version}-Final/${file}`,
      sha256: 'beside',
    };
  },
  versions,
};

async function versions({ github }: Sources): Promise<string[]> {
  const tags = await github.tags(REPOSITORY, 'mandrel-');
  return tags.flatMap((tag) => /^mandrel-(\d+(?:\.\d+){3})-Final$/.exec(tag)?.[1] ?? []);
}

/**
 * A Java version in Mandrel's numbers, whose third part is the update of Java: `21` → 23.1, `21.0.12` → 23.1.12.
 * What can be both is Java's if it is one part (`23`), Mandrel's if it has more (`23.1.12.0`).
 */
export function toMandrel(wanted: Wanted): Wanted {
  if (wanted === 'latest') return wanted;
  const [java = 0, , ...updates] = wanted;
  const isMandrels = wanted.length > 1 && LINES.some(([, line]) => line[0] === java && java > 22);
  const line = isMandrels ? undefined : LINES.find(([each]) => each === java)?.[1];
  return line === undefined ? wanted : [...line, ...updates];
}

export function javaOfMandrel(version: string): number {
  return LINES.find(([, line]) => startsWith(version, line))?.[0] ?? parts(version)[0] ?? 0;
}
