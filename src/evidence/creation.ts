import { describeIssues } from './issues.ts';
import { KINDS, type Kind, type PredicateOf } from './kinds.ts';
import { type Envelope, envelope, STATEMENT_TYPE, type Subject } from './statement.ts';

export interface Statement<K extends Kind = Kind> extends Envelope {
  readonly predicateType: (typeof KINDS)[K]['type'];
  readonly predicate: PredicateOf<K> & Record<string, unknown>;
}

/**
 * A statement about one subject.
 * @throws Error where the schema refuses subject or predicate, with each place that it refuses: evidence
 * that readers would reject must never be written, so this is a defect of the caller
 */
export function createStatement<K extends Kind>(
  subject: Subject,
  kind: K,
  predicate: PredicateOf<K>,
): Statement<K> {
  const statement = { _type: STATEMENT_TYPE, subject: [subject], predicateType: KINDS[kind].type, predicate };
  const outer = envelope.safeParse(statement);
  const inner = KINDS[kind].schema.safeParse(predicate);
  const problems = [
    ...(outer.success ? [] : describeIssues(outer.error)),
    ...(inner.success ? [] : describeIssues(inner.error, ['predicate'])),
  ];
  if (problems.length > 0) {
    throw new Error(`This is no valid ${kind} statement about ${subject.name}: ${problems.join('; ')}`);
  }
  return statement as Statement<K>;
}
