import type { Machine } from './machine.ts';
import { newest, notBuiltFor, type Publisher, type Sources } from './publisher.ts';
import { isExact, isInnovation, javaOfInnovation, parts } from './version.ts';

const REPOSITORY = 'graalvm/graalvm-ce-builds';

/** GraalVM Community: JDK lines under `jdk-V`, from Java 25 on innovation releases under `graal-V`. */
export const community: Publisher = {
  async find(sources, wanted) {
    const { machine } = sources;
    if (machine.libc === 'musl')
      throw notBuiltFor('graalvm-community', machine, 'liberica-nik is built for musl.');
    const version = isExact(wanted, 3)
      ? wanted.join('.')
      : newest('graalvm-community', await versions(sources), wanted);
    const tag = `${isInnovation(version) ? 'graal' : 'jdk'}-${version}`;
    return {
      distribution: 'graalvm-community',
      version,
      url: `https://github.com/${REPOSITORY}/releases/download/${tag}/graalvm-community-jdk-${fileSuffix(version, machine)}`,
      sha256: 'beside',
    };
  },
  versions,
};

async function versions({ github }: Sources): Promise<string[]> {
  const tags = await Promise.all([github.tags(REPOSITORY, 'jdk-'), github.tags(REPOSITORY, 'graal-')]);
  return tags.flat().flatMap((tag) => /^(?:jdk|graal)-(\d+(?:\.\d+){2,4})$/.exec(tag)?.[1] ?? []);
}

/**
 * `21.0.2_linux-x64_bin.tar.gz`, `25i3-25.0.4.1_linux-aarch64_bin.tar.gz`: what Community and Oracle have in
 * common. Innovation release 25.3.4.1 is `25i3` and names the Java version, too.
 */
export function fileSuffix(version: string, machine: Machine): string {
  const [feature, second] = parts(version);
  const name = isInnovation(version) ? `${feature}i${second}-${javaOfInnovation(version)}` : version;
  return `${name}_${machine.os}-${machine.arch === 'amd64' ? 'x64' : 'aarch64'}_bin.tar.gz`;
}
