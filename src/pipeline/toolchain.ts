import { resolve } from 'node:path';
import type { Toolchain } from '../binary/options.ts';
import { UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { inspectHome } from '../graalvm/inspection.ts';
import { thisMachine } from '../graalvm/machine.ts';
import { askNativeImage } from '../graalvm/native-image.ts';
import { digestFolder } from '../io/folder-digest.ts';
import { majorOf } from '../kafka/java.ts';

/** The folder that the input or GRAALVM_HOME names; a `UserError` that says how to get one where neither does. */
function graalvmHome(host: Host, given: string | undefined): string {
  const home = given ?? (host.env.GRAALVM_HOME || undefined);
  if (home !== undefined) return resolve(host.dirs.work, home);
  throw new UserError('There is no GraalVM: neither graalvm-home nor GRAALVM_HOME names one.', {
    hint: 'Run setup-graalvm before (kafka-native setup-graalvm), which installs one and sets GRAALVM_HOME.',
  });
}

/** Looks at a GraalVM and asks its native-image who it is. */
export async function examineToolchain(host: Host, given: string | undefined): Promise<Toolchain> {
  const home = graalvmHome(host, given);
  await inspectHome(home, await thisMachine());
  const { java, vendor, distribution, release } = await askNativeImage(host, home);
  return {
    home,
    javaVersion: java,
    javaMajor: majorOf(java),
    release,
    vendorVersion: vendor,
    isOracle: distribution === 'graalvm',
    digest: await digestFolder(home, host.signal),
  };
}
