import { z } from 'zod';
import type { Host } from '../../core/host.ts';
import { countOf } from '../../core/text.ts';
import { bundleFileOf } from '../../evidence/signed.ts';
import { writeFileAtomic } from '../../io/atomic-file.ts';
import type { GitHub } from '../../io/github.ts';
import type { SignStatement } from '../../io/sigstore-sign.ts';

/** A statement on the disk: its absolute path, and its text as it was judged. */
export interface FiledStatement {
  readonly path: string;
  readonly text: string;
  /** Somebody's whom the policy names: it needs no second signature. */
  readonly signed: boolean;
}

const anyBundle = z.record(z.string(), z.unknown());

/**
 * Signs each statement in the name of the workflow, stores the bundle beside it and with GitHub, where
 * `gh attestation verify` finds it by the digest of the subject.
 * @returns paths of the bundles that were written; none in a dry run
 * @throws UserError at the first that fails: those before it stay signed, and are signed anew by the next run
 */
export async function publishAttestations(
  host: Host,
  github: GitHub,
  sign: SignStatement,
  statements: readonly FiledStatement[],
  dryRun: boolean,
): Promise<string[]> {
  const written: string[] = [];
  for (const { path, text } of statements.filter(({ signed }) => !signed)) {
    if (dryRun) host.log.info(`Dry run: sign ${path}`);
    const bundle = dryRun ? '{}' : await sign(text);
    await github.write({
      route: 'POST /repos/{owner}/{repo}/attestations',
      parameters: { bundle: anyBundle.parse(JSON.parse(bundle)) },
      what: 'store an attestation',
      needs: 'attestations: write',
    });
    if (dryRun) continue;
    const file = bundleFileOf(path);
    await writeFileAtomic(file, `${bundle}\n`);
    written.push(file);
  }
  return written;
}

/** What was done, after a verb. */
export function attestationsInWords(statements: readonly FiledStatement[]): string {
  const there = statements.filter(({ signed }) => signed).length;
  const left = there === 0 ? '' : `; ${there} were signed already`;
  return `${countOf(statements.length - there, 'statement')}${left}`;
}
