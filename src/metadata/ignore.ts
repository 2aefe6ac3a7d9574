import { UserError } from '../core/errors.ts';
import type { Finding } from './findings.ts';
import { RULES } from './findings.ts';

/** A line of the ignore file: `rule subject until=YYYY-MM-DD reason…`; `*` stands for any text. */
export interface Ignored {
  readonly rule: string;
  readonly subject: string;
  /** Last day on which it counts. */
  readonly until: string;
  readonly reason: string;
  readonly line: number;
}

/** @throws UserError with file and line where a line is not of that form */
export function parseIgnoreFile(file: string, text: string): Ignored[] {
  return text.split('\n').flatMap((raw, at) => {
    const line = raw.replace(/^\s*#.*/, '').trim();
    if (line === '') return [];
    const [, rule = '', subject = '', until = '', reason = ''] =
      /^(\S+)\s+(\S+)\s+until=(\d{4}-\d{2}-\d{2})\s+(\S.*)$/.exec(line) ?? [];
    if (rule === '' || Number.isNaN(Date.parse(until))) {
      throw new UserError(`${file}:${at + 1} is not of the form "rule class until=YYYY-MM-DD reason".`);
    }
    if (rule !== '*' && !Object.hasOwn(RULES, rule)) {
      throw new UserError(`${file}:${at + 1} names the unknown rule "${rule}".`, {
        hint: `Known rules: ${Object.keys(RULES).sort().join(', ')}.`,
      });
    }
    return [{ rule, subject, until, reason, line: at + 1 }];
  });
}

/** Takes ignored findings out; a line that has expired or that nothing matches becomes a finding itself. */
export function applyIgnored(
  findings: readonly Finding[],
  ignored: readonly Ignored[],
  today: string,
  file: string,
): { findings: Finding[]; suppressed: number } {
  const used = new Set<Ignored>();
  const kept = findings.filter((finding) => {
    const match = ignored.find((each) => each.until >= today && covers(each, finding));
    if (match !== undefined) used.add(match);
    return match === undefined;
  });
  const leftovers = ignored
    .filter((each) => !used.has(each))
    .map((each): Finding => {
      const expired = each.until < today;
      return {
        rule: 'expired-ignore',
        severity: expired ? 'warning' : 'note',
        confidence: 'high',
        subject: each.subject,
        member: each.rule,
        message: expired
          ? `This exception ended on ${each.until} (${each.reason}).`
          : `No finding matches this exception any more (${each.reason}).`,
        evidence: { trail: [] },
        place: { file, line: each.line },
      };
    });
  return { findings: [...kept, ...leftovers], suppressed: findings.length - kept.length };
}

function covers({ rule, subject }: Ignored, finding: Finding): boolean {
  return matches(rule, finding.rule) && matches(subject, finding.subject);
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
