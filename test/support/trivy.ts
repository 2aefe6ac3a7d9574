import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Availability } from './require.ts';

/** The real Trivy: TRIVY, tools/install's, or one on the PATH. */
export function findTrivy(): Availability<string> {
  const tools = process.env.KAFKA_NATIVE_TOOLS ?? join(homedir(), '.cache/kafka-native/tools');
  const places = [
    ...(process.env.TRIVY === undefined ? [] : [process.env.TRIVY]),
    join(tools, 'bin/trivy'),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'trivy')),
  ];
  const found = places.find((place) => existsSync(place));
  return found === undefined ? { missing: 'no trivy; "tools/install trivy" builds one' } : { found };
}
