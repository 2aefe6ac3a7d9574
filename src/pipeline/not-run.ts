import type { Suite } from '../evidence/predicates.ts';
import type { Launcher, SubjectKind } from '../kafka/broker.ts';

/** What a run on one machine leaves out, why, and what would do it: said loudly in the report. */
export function notRunHere(kind: SubjectKind, form: Launcher['form']): Suite['notRun'] {
  const native = {
    what: 'native binary',
    reason: 'None was given and none was asked for, so the same Kafka was tested on the JVM.',
    command: 'npx kafka-native pipeline --type native',
  };
  const image = {
    what: 'image',
    reason: 'This run tested processes of this machine, not a container.',
    command: 'npx kafka-native run-sanity --image NAME@sha256:DIGEST',
  };
  const scan = {
    what: 'vulnerability scan',
    reason: 'It is a step of its own.',
    command: 'npx kafka-native trivy-scan --help',
  };
  return [...(kind === 'jvm' ? [native] : []), ...(form === 'process' ? [image] : []), scan];
}
