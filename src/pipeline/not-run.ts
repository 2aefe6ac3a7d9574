import type { Suite } from '../evidence/suite.ts';
import type { Launcher, SubjectKind } from '../kafka/broker.ts';

/** What a run on one machine leaves out, why, and what would do it: said loudly in the report. */
export function notRunHere(
  kind: SubjectKind,
  form: Launcher['form'],
  priority: 'all' | 'P0',
): Suite['notRun'] {
  const further = {
    what: 'further checks',
    reason: 'Only those that gate a pull request (P0) were asked for.',
    command: 'npx kafka-native pipeline --priority all',
  };
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
  return [
    ...(priority === 'P0' ? [further] : []),
    ...(kind === 'jvm' ? [native] : []),
    ...(form === 'process' ? [image] : []),
    scan,
  ];
}
