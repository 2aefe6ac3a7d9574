import { z } from 'zod';
import { UserError } from '../core/errors.ts';
import { fetchJson } from '../io/http-json.ts';
import { fileSuffix } from './community.ts';
import { newest, notBuiltFor, type PublishedArchive, type Publisher, type Sources } from './publisher.ts';
import { isExact, isInnovation, parts, type Wanted } from './version.ts';

const DOWNLOADS = 'https://download.oracle.com/graalvm';
const PAGES = 'https://www.oracle.com';
const INDEX = `${PAGES}/a/tech/docs/graalvm-downloads.json`;
const MAX_BYTES = 8 * 1024 ** 2;

/** Title of a product → its releases, each described by a JSON file of its own. */
const index = z.record(
  z.string(),
  z.object({
    Title: z.string().optional(),
    Releases: z.record(z.string(), z.object({ 'JSON File': z.string() })).optional(),
  }),
);
const files = z.object({
  Packages: z.object({
    Core: z.object({
      Files: z.record(z.string(), z.object({ File: z.string(), Hash: z.array(z.string()).optional() })),
    }),
  }),
});

interface Listed {
  readonly version: string;
  readonly file: string;
  readonly hash: readonly string[];
}

/** Oracle GraalVM: long-term lines at script-friendly addresses, the rest through Oracle's index. */
export const oracle: Publisher = {
  async find(sources, wanted) {
    const { machine } = sources;
    if (machine.libc === 'musl') throw notBuiltFor('graalvm', machine, 'liberica-nik is built for musl.');
    if (isExact(wanted, 3) && !isInnovation(wanted.join('.')))
      return exactLongTerm(sources, wanted.join('.'));
    const listed = await list(sources, wanted);
    const version = newest('graalvm', [...new Set(listed.map((each) => each.version))], wanted);
    return archiveOf(listed, version);
  },
  async versions(sources) {
    return [...new Set((await list(sources, 'latest')).map(({ version }) => version))];
  },
};

/** A first release (`25.0.0`) has only its feature number in the file's name. */
function exactLongTerm({ machine }: Sources, version: string): PublishedArchive {
  const [feature, ...updates] = parts(version);
  const name = updates.every((part) => part === 0) ? `${feature}` : version;
  return {
    distribution: 'graalvm',
    version,
    url: `${DOWNLOADS}/${feature}/archive/graalvm-jdk-${fileSuffix(name, machine)}`,
    sha256: 'beside',
  };
}

function archiveOf(listed: readonly Listed[], version: string): PublishedArchive {
  const { file, hash } = listed.find((each) => each.version === version) ?? { file: '', hash: [] };
  if (file.includes('/otn/')) {
    throw new UserError(`Oracle gives out GraalVM ${version} only after a login (${file}).`, {
      hint: 'Download it yourself and name it as archive with its checksum, or choose another version.',
    });
  }
  const hex = hash[0] === 'SHA256' && /^[0-9a-f]{64}$/i.test(hash[1] ?? '') ? hash[1] : undefined;
  return {
    distribution: 'graalvm',
    version,
    url: file,
    sha256: hex === undefined ? 'beside' : { hex: hex.toLowerCase(), by: 'Oracle’s index of downloads' },
  };
}

/** Every archive for this machine whose release may be the one that is wanted. */
async function list({ host, machine }: Sources, wanted: Wanted): Promise<Listed[]> {
  const products = await ask(host, INDEX, index);
  const releases = Object.values(products)
    .filter((product) => product.Title === 'Oracle GraalVM')
    .flatMap((product) => Object.entries(product.Releases ?? {}))
    .filter(([name]) => wanted === 'latest' || name.startsWith(`${wanted[0]}`))
    .map(([, release]) => new URL(release['JSON File'], PAGES).href);
  const pages = await Promise.all(releases.map((url) => ask(host, url, files)));
  const suffix = fileSuffix('V', machine).slice(1);
  return pages
    .flatMap((page) => Object.values(page.Packages.Core.Files))
    .flatMap(({ File: file, Hash: hash = [] }) => {
      const version = file.endsWith(suffix) ? versionOfFile(file) : undefined;
      return version === undefined ? [] : [{ version, file, hash }];
    });
}

/** `…/graalvm-jdk-25i4-25.0.4.1.1_linux-x64_bin.tar.gz` → `25.4.4.1.1`; the numbering of Community. */
export function versionOfFile(file: string): string | undefined {
  const [, feature, second, java] =
    /\/graalvm-jdk-(?:(\d+)i(\d+)-)?(\d+(?:\.\d+)*)_[a-z]+-[a-z0-9]+_bin\.tar\.gz$/.exec(file) ?? [];
  if (java === undefined) return undefined;
  return feature === undefined ? java : [feature, second, ...java.split('.').slice(2)].join('.');
}

async function ask<T>(host: Sources['host'], url: string, schema: z.ZodType<T>): Promise<T> {
  const answer = schema.safeParse(await fetchJson(host, { url, maxBytes: MAX_BYTES }));
  if (answer.success) return answer.data;
  throw new UserError(`${url} is not the list of downloads that it used to be.`, {
    hint: 'Name an exact version such as 25.0.4, or an archive.',
  });
}
