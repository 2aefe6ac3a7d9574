import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parseImageReference } from '../../../src/io/image-reference.ts';
import { openRegistry } from '../../../src/io/registry.ts';
import { createFakeHost } from '../../fakes/host.ts';

const MANIFEST = '{"mediaType":"application/vnd.oci.image.manifest.v1+json"}';
const DIGEST = `sha256:${createHash('sha256').update(MANIFEST).digest('hex')}`;
const KAFKA = parseImageReference('apache/kafka:4.4.0');

type Answer = (url: URL, authorization: string | null) => Response;

function registryOf(answer: Answer) {
  const seen: { url: string; authorization: string | null }[] = [];
  const host = createFakeHost({
    async fetch(input, init) {
      const authorization = new Headers(init?.headers).get('authorization');
      seen.push({ url: String(input), authorization });
      return answer(new URL(String(input)), authorization);
    },
  });
  return { registry: openRegistry(host), seen, host };
}

/** Docker Hub: nothing without a token, and a token for everybody. */
const hub: Answer = (url, authorization) => {
  if (url.host === 'auth.docker.io') return Response.json({ token: 'anonymous' });
  if (authorization !== 'Bearer anonymous') {
    const challenge = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"';
    return new Response('{}', { status: 401, headers: { 'www-authenticate': challenge } });
  }
  return new Response(MANIFEST);
};

describe('names of images', () => {
  test.each([
    ['debian', 'docker.io', 'library/debian', 'latest', undefined],
    ['apache/kafka:4.4.0', 'docker.io', 'apache/kafka', '4.4.0', undefined],
    ['localhost/kafka:1', 'localhost', 'kafka', '1', undefined],
    ['127.0.0.1:5000/a/b', '127.0.0.1:5000', 'a/b', 'latest', undefined],
    [`ghcr.io/a/b@${DIGEST}`, 'ghcr.io', 'a/b', undefined, DIGEST],
    [`ghcr.io/a/b:1@${DIGEST}`, 'ghcr.io', 'a/b', '1', DIGEST],
  ])('%s', (text, registry, path, tag, digest) => {
    expect(parseImageReference(text)).toEqual({ registry, path, tag, digest });
  });

  test.each(['', 'A/b', 'a b', 'a:b:c', 'a@sha256:1', '--config=/etc/x', 'a/../b', `a@${DIGEST}@${DIGEST}`])(
    'not %j',
    (text) => expect(() => parseImageReference(text)).toThrow('is no name of an image'),
  );
});

describe('a registry', () => {
  test('gives a manifest with the digest of its bytes, with the token that everybody gets', async () => {
    const { registry, seen } = registryOf(hub);
    expect(await registry.manifest(KAFKA)).toMatchObject({
      digest: DIGEST,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
    });
    expect(seen.map(({ url }) => url)).toEqual([
      'https://registry-1.docker.io/v2/apache/kafka/manifests/4.4.0',
      'https://auth.docker.io/token?service=registry.docker.io&scope=repository%3Aapache%2Fkafka%3Apull',
      'https://registry-1.docker.io/v2/apache/kafka/manifests/4.4.0',
    ]);
    expect(seen[1]?.authorization).toBeNull();
  });

  test('that gives another manifest for a digest is not believed', async () => {
    const { registry } = registryOf(() => new Response('{"other":true}'));
    await expect(registry.manifest({ ...KAFKA, digest: DIGEST })).rejects.toThrow('another manifest');
  });

  test('that wants a login says what to do instead', async () => {
    const { registry } = registryOf((url) =>
      url.host === 'auth.docker.io'
        ? Response.json({ token: 'anonymous' })
        : new Response('', {
            status: 401,
            headers: { 'www-authenticate': 'Bearer realm="https://auth.docker.io/token"' },
          }),
    );
    await expect(registry.manifest(KAFKA)).rejects.toThrow('is not given out without a login (401)');
  });

  test('lists tags over all pages', async () => {
    const { registry } = registryOf((url) => {
      const last = url.searchParams.get('last');
      const link = { link: '</v2/apache/kafka/tags/list?n=1000&last=b>; rel="next"' };
      return last === null
        ? Response.json({ tags: ['a', 'b'] }, { headers: link })
        : Response.json({ tags: ['c'] });
    });
    expect(await registry.tags(KAFKA)).toEqual(['a', 'b', 'c']);
  });

  test('that is busy is asked again, as late as it says', async () => {
    let busy = 2;
    const { registry, host } = registryOf(() => {
      busy -= 1;
      return busy >= 0
        ? new Response('', { status: 429, headers: { 'retry-after': '7' } })
        : new Response(MANIFEST);
    });
    await registry.manifest(KAFKA);
    expect(host.recording.slept).toEqual([7000, 7000]);
  });

  test('a blob is compared with its digest and bounded', async () => {
    const { registry } = registryOf(() => new Response('x'.repeat(100)));
    await expect(registry.blob(KAFKA, DIGEST, 1000)).rejects.toThrow('another blob');
    await expect(registry.blob(KAFKA, DIGEST, 50)).rejects.toThrow('larger than expected');
  });
});
