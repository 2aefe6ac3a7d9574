/** Buckets and values by name: what a bbolt file holds. */
export type Bucket = { readonly [name: string]: string | Bucket };

const PAGE = 4096;
const HEADER = 16;
const ELEMENT = 16;
const LEAF = 0x02;
const META = 0x04;
const FREE_LIST = 0x10;
const BUCKET = 0x01;

/**
 * The bytes of a bbolt database (file format 2), as Trivy's databases are: each bucket is one leaf page, as
 * long as it needs. Small and never changed again, so neither branches nor inline buckets are needed.
 * Source: https://github.com/etcd-io/bbolt (page.go, meta.go, node.go)
 */
export function boltFile(root: Bucket): Buffer {
  const pages: Buffer[] = [];
  // 0 and 1 are the two meta pages, 2 the empty list of free pages.
  let next = 3;
  const place = (bucket: Bucket): number => {
    const elements = Object.entries(bucket)
      .map(([name, value]) => ({ key: Buffer.from(name), value }))
      .toSorted((a, b) => Buffer.compare(a.key, b.key))
      .map(({ key, value }) =>
        typeof value === 'string'
          ? { key, flags: 0, value: Buffer.from(value) }
          : { key, flags: BUCKET, value: bucketHeader(place(value)) },
      );
    const page = leafPage(next, elements);
    pages.push(page);
    const id = next;
    next += page.length / PAGE;
    return id;
  };
  const rootPage = place(root);
  const free = Buffer.alloc(PAGE);
  header(free, 2, FREE_LIST, 0);
  return Buffer.concat([metaPage(0, rootPage, next), metaPage(1, rootPage, next), free, ...pages]);
}

interface Element {
  readonly key: Buffer;
  readonly flags: number;
  readonly value: Buffer;
}

function leafPage(id: number, elements: readonly Element[]): Buffer {
  const data = elements.reduce((sum, { key, value }) => sum + key.length + value.length, 0);
  const length = Math.ceil((HEADER + elements.length * ELEMENT + data) / PAGE) * PAGE;
  const page = Buffer.alloc(length);
  header(page, id, LEAF, elements.length);
  let at = HEADER + elements.length * ELEMENT;
  for (const [index, { key, flags, value }] of elements.entries()) {
    const start = HEADER + index * ELEMENT;
    page.writeUInt32LE(flags, start);
    page.writeUInt32LE(at - start, start + 4);
    page.writeUInt32LE(key.length, start + 8);
    page.writeUInt32LE(value.length, start + 12);
    at += key.copy(page, at);
    at += value.copy(page, at);
  }
  return page;
}

function header(page: Buffer, id: number, flags: number, count: number): void {
  page.writeBigUInt64LE(BigInt(id), 0);
  page.writeUInt16LE(flags, 8);
  page.writeUInt16LE(count, 10);
  page.writeUInt32LE(page.length / PAGE - 1, 12);
}

function bucketHeader(pageId: number): Buffer {
  const value = Buffer.alloc(16);
  value.writeBigUInt64LE(BigInt(pageId), 0);
  return value;
}

function metaPage(id: number, rootPage: number, highWater: number): Buffer {
  const page = Buffer.alloc(PAGE);
  header(page, id, META, 0);
  page.writeUInt32LE(0xed0cdaed, 16);
  page.writeUInt32LE(2, 20);
  page.writeUInt32LE(PAGE, 24);
  page.writeBigUInt64LE(BigInt(rootPage), 32);
  page.writeBigUInt64LE(2n, 48);
  page.writeBigUInt64LE(BigInt(highWater), 56);
  page.writeBigUInt64LE(BigInt(id), 64);
  page.writeBigUInt64LE(fnv1a(page.subarray(16, 72)), 72);
  return page;
}

function fnv1a(bytes: Buffer): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}
