import type { Host } from '../../core/host.ts';
import { formatDuration } from '../../core/units.ts';
import { analyse, ENTRY_POINTS } from '../check.ts';
import { ClassPath } from '../classpath/class-path.ts';
import type { Architecture } from '../classpath/native-library.ts';
import type { Finding } from '../findings.ts';
import { typeEntryOf } from '../fix.ts';
import { metadataOfJars } from '../formats/folder.ts';
import { mergeMetadata } from '../formats/merge.ts';
import { EMPTY, type Metadata } from '../formats/model.ts';
import { registrations } from './registrations.ts';
import type { WorkloadResult } from './workloads.ts';

/**
 * What the static check of the class path finds missing in a traced metadata, as if one more workload had
 * needed it: login modules, plug-ins, native libraries that no check has reached. Mere notes add nothing.
 */
export async function completeStatically(
  host: Host,
  libs: readonly string[],
  traced: Metadata,
  architecture: Architecture,
): Promise<WorkloadResult> {
  const began = host.clock.monotonic();
  const classPath = await ClassPath.open(libs);
  const { findings } = analyse({
    classPath,
    metadata: traced,
    bundled: metadataOfJars(classPath),
    entryPoints: ENTRY_POINTS.filter((name) => classPath.has(name.replaceAll('.', '/'))),
    architectures: [architecture],
  });
  const metadata = additionsOf(findings.filter(({ severity }) => severity !== 'note'));
  const durationMs = Math.round(host.clock.monotonic() - began);
  host.log.info(
    `static-check: ${registrations(metadata).size} registrations in ${formatDuration(durationMs)}`,
  );
  const notReached = classPath.problems.filter(({ fatal }) => fatal).map(({ message }) => message);
  return { name: 'static-check', metadata, processes: 0, notReached, durationMs };
}

function additionsOf(findings: readonly Finding[]): Metadata {
  const additions = findings.flatMap(({ addition }) => addition ?? []);
  const types = (kind: 'reflection' | 'jni') =>
    additions.filter((each) => each.kind === kind).map(typeEntryOf);
  const resources = additions.flatMap((each) =>
    each.kind === 'resources' ? [{ kind: 'include', form: 'glob', pattern: each.path } as const] : [],
  );
  return mergeMetadata([{ ...EMPTY, reflection: types('reflection'), jni: types('jni'), resources }]);
}
