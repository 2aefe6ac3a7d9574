import { parse } from 'yaml';

/** One `uses:` of an action of somebody else. */
export interface Pin {
  /** `owner/repository`, with the folder of the action where it has one. */
  readonly action: string;
  readonly ref: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** Until when a commit of an action may be used: a day, or for good. */
export type Allowed = ReadonlyMap<string, { readonly expires: string | undefined }>;

export interface PinFinding {
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Whose actions the foundation allows whatever the commit. */
const FREE = /^(?:actions|apache|github)\//;
/** Days before its end that an entry is warned of: two of Dependabot's weekly rounds, and time for a review. */
const WARN_DAYS = 30;
const DAY = 86_400_000;

/** The actions of others in a workflow; those of this repository (`$/`, `./`) are no pins. */
export function pinsIn(workflow: string, file: string): Pin[] {
  return workflow.split('\n').flatMap((text, index) => {
    const [, action, ref] = /^\s*(?:- )?uses: ([\w.-]+\/[\w./-]+)@([^\s#]+)/.exec(text) ?? [];
    return action === undefined || ref === undefined ? [] : [{ action, ref, file, line: index + 1 }];
  });
}

/**
 * Reads the foundation's list in either of its forms: `actions.yml` (action → commit → tag, end) or
 * `approved_patterns.yml` (a sequence of `action@commit`). `*` stands for every commit.
 * @throws Error where it is neither
 */
export function readAllowList(text: string): Allowed {
  const list: unknown = parse(text);
  if (Array.isArray(list)) return new Map(list.map((pattern) => [String(pattern), { expires: undefined }]));
  if (typeof list !== 'object' || list === null) {
    throw new Error('The list of allowed actions is neither actions.yml nor approved_patterns.yml.');
  }
  const entries = Object.entries(list as Record<string, Record<string, Entry | null> | null>);
  return new Map(
    entries.flatMap(([action, commits]) =>
      Object.entries(commits ?? {}).map(([commit, entry]) => [
        `${action}@${commit}`,
        { expires: entry?.keep === true ? undefined : dayOf(entry?.expires_at) },
      ]),
    ),
  );
}

interface Entry {
  readonly tag?: string;
  readonly expires_at?: string | Date;
  readonly keep?: boolean;
}

function dayOf(value: string | Date | undefined): string | undefined {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value;
}

/** What the foundation would refuse, and what it will refuse soon. */
export function checkPins(pins: readonly Pin[], allowed: Allowed, now: Date): PinFinding[] {
  return pins.flatMap(({ action, ref, file, line }): PinFinding[] => {
    const error = (text: string): PinFinding[] => [{ severity: 'error', file, line, text }];
    if (!/^[0-9a-f]{40}$/.test(ref)) return error(`${action}@${ref} is no full commit.`);
    if (FREE.test(action)) return [];
    const entry = allowed.get(`${action}@${ref}`) ?? allowed.get(`${action}@*`);
    if (entry === undefined) return error(`${action}@${ref} is not in the list of allowed actions.`);
    if (entry.expires === undefined) return [];
    const days = Math.floor((Date.parse(entry.expires) - now.getTime()) / DAY);
    if (days < 0) return error(`${action}@${ref} was allowed until ${entry.expires}.`);
    if (days > WARN_DAYS) return [];
    return [{ severity: 'warning', file, line, text: `${action}@${ref} is allowed until ${entry.expires}.` }];
  });
}
