import { createHash, generateKeyPairSync } from 'node:crypto';
import { bundleToJSON } from '@sigstore/bundle';
import {
  fulcioHandler,
  type HandlerFn,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs';
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, type Signer, TSAWitness } from '@sigstore/sign';
import { serve, type TestServer } from './http-server.ts';

/** A Sigstore of one's own: real certificates, log entries and time stamps of authorities that nobody else trusts. */
export interface FakeSigstore extends TestServer {
  /** What `gh attestation trusted-root` would write of it, as JSON. */
  readonly trustedRoot: string;
  /** Of the one at {@link privateUrl}. */
  readonly trustedRootWithoutLogs: string;
  /** A certificate authority without a log, as GitHub's own for private repositories. */
  readonly privateUrl: string;
  /** Consulted with the path and how often it was asked for; a status answers in place of the service. */
  fault: (path: string, nth: number) => number | undefined;
}

export const ISSUER = 'https://token.actions.githubusercontent.com';
export const WORKFLOW = 'https://github.com/octo/kafka/.github/workflows/candidate.yml@refs/tags/4.4.0';
const STATEMENT = 'application/vnd.in-toto+json';

export async function serveSigstore(): Promise<FakeSigstore> {
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  // One time for all, in whole seconds: the library cannot read every fraction that the mock one writes.
  const clock = new Date();
  const ctLog = await initializeCTLog(keys(), clock);
  const ca = await initializeCA(generateKeyPairSync('ec', { namedCurve: 'P-384' }), ctLog, clock);
  const privateCa = await initializeCA(generateKeyPairSync('ec', { namedCurve: 'P-384' }), undefined, clock);
  const tlog = await initializeTLog('https://rekor.test', keys(), clock);
  const tsa = await initializeTSA(generateKeyPairSync('ec', { namedCurve: 'P-384' }), clock);
  // After all certificates were made, so that they are valid by then.
  clock.setTime(Math.ceil(Date.now() / 1000) * 1000);
  const handlers = new Map<string, HandlerFn>();
  for (const { path, fn } of [fulcioHandler(ca), rekorHandler(tlog), tsaHandler(tsa)]) handlers.set(path, fn);
  const { path, fn } = fulcioHandler(privateCa);
  handlers.set(`/private${path}`, fn);
  const state = { fault: (() => undefined) as FakeSigstore['fault'] };
  const seen = new Map<string, number>();
  const server = await serve(async (request, response) => {
    const path = request.url ?? '';
    const nth = (seen.get(path) ?? 0) + 1;
    seen.set(path, nth);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const fault = fake.fault(path, nth);
    if (fault !== undefined) {
      response.writeHead(fault, { 'content-type': 'application/json' }).end('{"message":"Told to fail"}');
      return;
    }
    const text = Buffer.concat(pieces).toString('utf8');
    const answer = await handlers.get(path)?.(path.endsWith('/entries') ? asLogged(text) : text);
    response.writeHead(answer?.statusCode ?? 404, { 'content-type': answer?.contentType ?? 'text/plain' });
    response.end(answer?.response);
  });
  const log = (id: Buffer, key: Buffer) => ({
    // A checkpoint's signature bears the log's name.
    baseUrl: 'https://rekor.test',
    logId: { keyId: id },
    hashAlgorithm: HashAlgorithm.SHA2_256,
    publicKey: {
      rawBytes: key,
      keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
      validFor: { start: new Date(0) },
    },
    checkpointKeyId: undefined,
    operator: 'test',
  });
  const authority = (...certificates: ArrayBufferView<ArrayBuffer>[]) => ({
    subject: { commonName: 'sigstore', organization: 'sigstore.mock' },
    uri: 'https://fulcio.test',
    certChain: { certificates: certificates.map((each) => ({ rawBytes: bytes(each) })) },
    validFor: { start: new Date(0) },
    operator: 'test',
  });
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [authority(ca.rootCertificate)],
    timestampAuthorities: [authority(tsa.intCertificate, tsa.rootCertificate)],
    tlogs: [log(createHash('sha256').update(tlog.publicKey).digest(), tlog.publicKey)],
    ctlogs: [log(bytes(ctLog.logID), ctLog.publicKey)],
  };
  const json = (value: TrustedRoot) => JSON.stringify(TrustedRoot.toJSON(value));
  const fake = Object.assign(state, server, {
    trustedRoot: json(root),
    trustedRootWithoutLogs: json({
      ...root,
      certificateAuthorities: [authority(privateCa.rootCertificate)],
      tlogs: [],
      ctlogs: [],
    }),
    privateUrl: `${server.url}/private`,
  });
  return fake;
}

/** A real log keeps of an envelope its digests and signatures; that of the mock library keeps what it was sent. */
function asLogged(text: string): string {
  const entry = JSON.parse(text);
  const { envelope: written, verifiers } = entry.spec.proposedContent;
  const envelope = JSON.parse(written);
  const hash = (content: string | Buffer) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(content).digest('hex'),
  });
  const signatures = envelope.signatures.map(({ sig }: { sig: string }) => ({
    signature: sig,
    verifier: verifiers[0],
  }));
  const spec = {
    envelopeHash: hash(written),
    payloadHash: hash(Buffer.from(envelope.payload, 'base64')),
    signatures,
  };
  return JSON.stringify({ ...entry, spec });
}

export interface SigningOptions {
  readonly identity?: string;
  readonly issuer?: string;
  /** What stands for the time: the log, as public repositories use it, or a signed time stamp. */
  readonly witness?: 'log' | 'timestamp';
  readonly type?: string;
}

/** A bundle over a text, signed by this fake in the name of an identity. */
export async function signAs(
  { url, privateUrl }: FakeSigstore,
  payload: string,
  { identity = WORKFLOW, issuer = ISSUER, witness = 'log', type = STATEMENT }: SigningOptions = {},
): Promise<string> {
  const signer = new FulcioSigner({
    fulcioBaseURL: witness === 'log' ? url : privateUrl,
    identityProvider: { getToken: async () => identityToken(identity, issuer) },
  });
  const witnesses =
    witness === 'log' ? [new RekorWitness({ rekorBaseURL: url })] : [new TSAWitness({ tsaBaseURL: url })];
  const bundle = await new DSSEBundleBuilder({ signer, witnesses }).create({
    data: Buffer.from(payload),
    type,
  });
  return JSON.stringify(bundleToJSON(bundle));
}

/** What the token of a workflow says; nobody signs it, since only Fulcio would look. */
export function identityToken(identity: string, issuer = ISSUER): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ sub: identity, iss: issuer, aud: 'sigstore' })}.`;
}

/** A key of one's own and bundles that are signed with it: no certificate, no log, no network. */
export function ownKey(): { pem: string; sign: (payload: string) => Promise<string> } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const signer: Signer = {
    async sign(data) {
      const { createSign } = await import('node:crypto');
      const signature = createSign('sha256').update(data).sign(privateKey);
      return { signature, key: { $case: 'publicKey', publicKey: pem, hint: 'own' } };
    },
  };
  return {
    pem,
    async sign(payload) {
      const builder = new DSSEBundleBuilder({ signer, witnesses: [] });
      return JSON.stringify(
        bundleToJSON(await builder.create({ data: Buffer.from(payload), type: STATEMENT })),
      );
    },
  };
}

function bytes(view: ArrayBufferView<ArrayBuffer>): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}
