import type { z } from 'zod';

/** Schema violations in words: `predicate.suite.checks[3].id: …`, sorted by nothing but their order. */
export function describeIssues(error: z.ZodError, within: readonly (string | number)[] = []): string[] {
  return error.issues.map((issue) => {
    const place = placeOf([...within, ...issue.path]);
    const words = issue.message.replace(/^Invalid input: /, '');
    return place === '' ? words : `${place}: ${words}`;
  });
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    return place === '' ? String(step) : `${place}.${String(step)}`;
  }, '');
}
