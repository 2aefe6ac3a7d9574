import { bundleToJSON } from '@sigstore/bundle';
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } from '@sigstore/sign';
import { z } from 'zod';
import { messageOf, UserError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { fetchJson } from './http-json.ts';

/** Where a signature comes from: who makes the certificate, and what proves when it was used. */
export interface SigningServices {
  readonly fulcio: string;
  /** A public log. */
  readonly rekor?: string;
  /** A clock that signs, where nothing is to be public. */
  readonly timestamps?: string;
}

/** Signs one statement. @returns the Sigstore bundle as JSON @throws UserError where a service refuses */
export type SignStatement = (statement: string) => Promise<string>;

/** Addresses as in https://github.com/actions/toolkit, packages/attest/src/endpoints.ts. */
const PUBLIC: SigningServices = {
  fulcio: 'https://fulcio.sigstore.dev',
  rekor: 'https://rekor.sigstore.dev',
};
const GITHUB: SigningServices = {
  fulcio: 'https://fulcio.githubapp.com',
  timestamps: 'https://timestamp.githubapp.com',
};

/** What a private repository signs must not get into a public log; where that is unknown, neither. */
export function servicesFor(isPublic: boolean): SigningServices {
  return isPublic ? PUBLIC : GITHUB;
}

const STATEMENT = 'application/vnd.in-toto+json';
const TIMEOUT_MS = 30_000;
const RETRIES = 3;
const token = z.object({ value: z.string().min(1) });

/** Signs in the name of the workflow that this job belongs to. */
export function openSigner(host: Host, { fulcio, rekor, timestamps }: SigningServices): SignStatement {
  const each = { timeout: TIMEOUT_MS, retry: RETRIES };
  const signer = new FulcioSigner({
    ...each,
    fulcioBaseURL: fulcio,
    identityProvider: { getToken: () => identityToken(host) },
  });
  const witnesses = [
    ...(rekor === undefined
      ? []
      : [new RekorWitness({ ...each, rekorBaseURL: rekor, fetchOnConflict: true })]),
    ...(timestamps === undefined ? [] : [new TSAWitness({ ...each, tsaBaseURL: timestamps })]),
  ];
  const builder = new DSSEBundleBuilder({ signer, witnesses });
  return async (statement) => {
    try {
      const bundle = await builder.create({ data: Buffer.from(statement), type: STATEMENT });
      return JSON.stringify(bundleToJSON(bundle));
    } catch (error) {
      host.signal.throwIfAborted();
      throw signingFailure(error);
    }
  };
}

/** Says who the job is; it is a secret for the minutes that it holds. */
async function identityToken(host: Host): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = host.env;
  if (!address || !secret) {
    throw new UserError('Nothing can be signed: this job may not ask GitHub who it is.', {
      hint: 'The job needs:\npermissions:\n  contents: read\n  id-token: write\n  attestations: write',
    });
  }
  const url = new URL(address);
  url.searchParams.set('audience', 'sigstore');
  const headers = { authorization: `Bearer ${secret}` };
  const { value } = token.parse(await fetchJson(host, { url: url.href, headers, maxBytes: 64 * 1024 }));
  host.log.secret(value);
  return value;
}

/** The library's own errors say what step failed; their cause says why. */
function signingFailure(error: unknown): UserError {
  const chain: unknown[] = [];
  for (let each = error; each instanceof Error; each = each.cause) chain.push(each);
  const known = chain.find((each) => each instanceof UserError);
  if (known instanceof UserError) return known;
  const reasons = [...new Set(chain.map(messageOf))].join(': ');
  return new UserError(`The statement could not be signed: ${reasons}.`, {
    hint: 'Sigstore may have trouble: run the job again later. Nothing that was signed before is lost.',
    cause: error,
  });
}
