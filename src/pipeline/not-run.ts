import type { Suite } from '../evidence/predicates.ts';
import type { SubjectKind } from '../kafka/broker.ts';

/** What a run on one machine leaves out, why, and what would do it: said loudly in the report. */
export function notRunHere(kind: SubjectKind): Suite['notRun'] {
  const parts: Suite['notRun'] = [];
  if (kind === 'jvm') {
    parts.push({
      what: 'native binary',
      reason: 'No native executable was given, so the same Kafka was tested on the JVM.',
      command: 'npx kafka-native pipeline --type native --binary PATH',
    });
  }
  return [
    ...parts,
    { what: 'image', reason: 'Images are neither built nor tested by this version.' },
    { what: 'scan', reason: 'Vulnerabilities are not scanned by this version.' },
  ];
}
