/** How sure a finding is, and what follows from it. */
export type Severity = 'error' | 'warning' | 'note';
export type Confidence = 'high' | 'medium' | 'low';

export const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** One gap or leftover of the metadata. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Class (dotted) or resource path. */
  readonly subject: string;
  /** Constructor, method or field, as `name(types)` or `name`. */
  readonly member?: string;
  /** What is wrong and what it leads to, in one or two sentences. */
  readonly message: string;
  readonly evidence: Evidence;
  /** What to add, for the kind of metadata it belongs to. */
  readonly addition?: Addition;
  /** The entry of the metadata that the finding is about. */
  readonly place?: { readonly file: string; readonly line: number };
}

/** Why the entry is needed, or why it is not. */
export interface Evidence {
  readonly jar?: string;
  readonly configKey?: string;
  /** `Class.method`, from where the name stands to where it is used. */
  readonly trail: readonly string[];
}

/** A piece of metadata that would satisfy a finding. */
export type Addition =
  | {
      readonly kind: 'reflection' | 'jni';
      readonly type: string;
      readonly methods?: readonly AddedMethod[];
      readonly fields?: readonly string[];
      readonly queryAllPublicMethods?: boolean;
      readonly allDeclaredFields?: boolean;
    }
  | { readonly kind: 'resources'; readonly path: string };

export interface AddedMethod {
  readonly name: string;
  readonly parameterTypes: readonly string[];
}

export const RULES = {
  'config-default': 'Class named as a default by a configuration key',
  'hard-coded': 'Class that code loads or creates by reflection under a fixed name',
  'security-provider': 'Class that a security provider names',
  plugin: 'Plug-in of Kafka that a broker can be configured with',
  'json-bound': 'Class that JSON or YAML is bound to',
  mbean: 'Management interface of a registered MBean',
  log4j: 'Part of Log4j 2 that its configuration needs',
  jni: 'Class or member that a bundled native library looks up by name',
  'native-library': 'Native library that is loaded from the class path',
  resource: 'Resource that is loaded by name',
  'stale-type': 'Entry for a class that does not exist',
  'stale-member': 'Entry for a member that does not exist',
  'stale-resource': 'Resource pattern that matches nothing',
  'expired-ignore': 'Line of the ignore file that has expired or matches nothing',
} as const;
export type RuleId = keyof typeof RULES;

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return ORDER[severity] <= ORDER[limit];
}

/** Stable order: severity, rule, subject, member. One of several findings about the same thing stays. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule}|${finding.subject}|${finding.member ?? ''}`;
    const known = unique.get(key);
    if (known === undefined || ORDER[finding.severity] < ORDER[known.severity]) unique.set(key, finding);
  }
  const keyed = [...unique.entries()].map(([key, finding]) => ({
    finding,
    key: `${ORDER[finding.severity]}|${key}`,
  }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ finding }) => finding);
}
