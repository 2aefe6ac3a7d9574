import { messageOf, UserError } from '../core/errors.ts';
import { jsonDocuments, stableJson } from '../core/json.ts';
import type { CheckBundle, SignedText } from '../io/sigstore.ts';
import type { Evidence, EvidenceProblem } from './evidence.ts';
import { parseEvidence } from './parsing.ts';

/** A Sigstore bundle, or several one a line, as it lay somewhere. */
export interface FiledBundle {
  readonly file: string;
  readonly text: string;
}

const SUFFIX = '.sigstore.json';

/** `x.sigstore.json` is the signature of `x.json`; `.jsonl` is what `gh attestation download` writes. */
export function isBundleFile(name: string): boolean {
  return name.endsWith(SUFFIX) || name.endsWith('.jsonl');
}

export function bundleFileOf(statementFile: string): string {
  return statementFile.replace(/\.json$/, SUFFIX);
}

/**
 * Statements with those who signed them. A bundle is the signature of the statement that says the same, and a
 * statement of its own where there is none. One that does not verify, or that lies beside a statement and
 * signs another, is a problem: somebody altered something.
 */
export async function withSignatures(
  evidence: readonly Evidence[],
  bundles: readonly FiledBundle[],
  check: CheckBundle,
): Promise<{ evidence: Evidence[]; problems: EvidenceProblem[] }> {
  const byContent = new Map(evidence.map((each) => [canonical(each.text), each]));
  const names = new Set(evidence.map(({ file }) => file));
  const problems: EvidenceProblem[] = [];
  for (const bundle of bundles) {
    for (const { file, signed } of await checked(bundle, check)) {
      if ('message' in signed) {
        problems.push(signed);
        continue;
      }
      const content = canonical(signed.payload);
      const known = byContent.get(content);
      const beside = file.replace(SUFFIX, '.json');
      if (known !== undefined) {
        byContent.set(content, { ...known, signers: [...known.signers, signed.signer] });
      } else if (names.has(beside)) {
        problems.push({ file, message: `${file} signs another text than ${beside}: one was altered.` });
      } else {
        const parsed = parseEvidence(file, signed.payload, [signed.signer]);
        if ('message' in parsed) problems.push(parsed);
        else byContent.set(content, parsed);
      }
    }
  }
  return { evidence: [...byContent.values()], problems };
}

async function checked({ file, text }: FiledBundle, check: CheckBundle) {
  const problem = (name: string, error: unknown): EvidenceProblem => {
    if (error instanceof UserError) throw error;
    return { file: name, message: `${name} does not verify: ${messageOf(error)}.` };
  };
  let documents: unknown[];
  try {
    documents = jsonDocuments(text);
  } catch (error) {
    return [{ file, signed: problem(file, error) }];
  }
  const found: { file: string; signed: SignedText | EvidenceProblem }[] = [];
  for (const [at, document] of documents.entries()) {
    const name = documents.length > 1 ? `${file}#${at + 1}` : file;
    const signed = await check(document).catch((error: unknown) => problem(name, error));
    found.push({ file: name, signed });
  }
  return found;
}

/** The same for the same statement, however it is written. */
function canonical(text: string): string {
  try {
    return stableJson(JSON.parse(text));
  } catch {
    return text;
  }
}
