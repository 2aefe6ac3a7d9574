import { type Addition, type Finding, isAtLeast } from '../findings.ts';

/** Rules whose findings are about what is asked of a class: one class, one finding. */
const REFLECTIVE = new Set(['config-default', 'hard-coded', 'security-provider', 'plugin']);
const JNI = new Set(['jni']);

/**
 * Joins what reflection asks of the same class, so that one class to add is one finding: the gravest
 * one stays, with everything that has to be added.
 */
export function joinByClass(findings: readonly Finding[]): Finding[] {
  const joined = new Map<string, Finding>();
  const others: Finding[] = [];
  for (const finding of findings) {
    const family = [REFLECTIVE, JNI].findIndex((rules) => rules.has(finding.rule));
    if (family < 0) {
      others.push(finding);
      continue;
    }
    const key = `${family} ${finding.subject}`;
    const known = joined.get(key);
    joined.set(key, known === undefined ? finding : join(known, finding));
  }
  return [...joined.values(), ...others];
}

function join(one: Finding, other: Finding): Finding {
  const [main, second] = isAtLeast(one.severity, other.severity) ? [one, other] : [other, one];
  if (main.severity !== second.severity && second.severity === 'note') return main;
  const addition = joinAdditions(main.addition, second.addition);
  const members = [
    ...new Set([main.member, second.member].flatMap((member) => member?.split('; ') ?? [])),
  ].sort();
  return {
    ...main,
    ...(members.length === 0 ? {} : { member: members.join('; ') }),
    ...(addition === undefined ? {} : { addition }),
  };
}

function joinAdditions(one: Addition | undefined, other: Addition | undefined): Addition | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.kind === 'resources' || other.kind === 'resources') return one;
  const methods = new Map(
    [...(one.methods ?? []), ...(other.methods ?? [])].map((method) => [
      `${method.name}(${method.parameterTypes.join()})`,
      method,
    ]),
  );
  const fields = [...new Set([...(one.fields ?? []), ...(other.fields ?? [])])].sort();
  return {
    ...one,
    ...(methods.size === 0
      ? {}
      : { methods: [...methods.keys()].sort().flatMap((key) => methods.get(key) ?? []) }),
    ...(fields.length === 0 ? {} : { fields }),
  };
}
