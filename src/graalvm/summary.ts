import type { CToolchain } from './c-toolchain.ts';
import type { NativeImageVersion } from './native-image.ts';
import type { Provided } from './provision.ts';

/** A GraalVM that was seen to run. */
export interface Ready {
  readonly provided: Provided;
  readonly nativeImage: NativeImageVersion;
  readonly version: string;
  /** SHA-256 over everything in its folder. */
  readonly digest: string;
  readonly warnings: readonly string[];
  readonly cToolchain: CToolchain | undefined;
  readonly platform: string;
}

/** What the job summary says of a GraalVM: one table, the warnings below. */
export function summaryOf({
  nativeImage,
  provided,
  version,
  platform,
  digest,
  warnings,
  cToolchain,
}: Ready): string {
  const rows = [
    ['GraalVM', nativeImage.vendor],
    ['Release', `${nativeImage.distribution ?? 'unknown'} ${version}, Java ${nativeImage.java}, ${platform}`],
    ['From', `${provided.from} (${provided.source})`],
    [
      'Archive checked against',
      provided.archive?.verifiedBy ?? (provided.archive ? 'nothing' : 'no archive'),
    ],
    ['SHA-256 of the folder', digest],
    ['C toolchain', cToolchain === undefined ? 'not looked at' : toolchainText(cToolchain)],
  ];
  const table = [
    '| | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${cell(value ?? '')} |`),
  ];
  return ['### GraalVM', '', ...table, '', ...warnings.map((warning) => `- ⚠ ${cell(warning)}`), ''].join(
    '\n',
  );
}

function toolchainText({ compiler, linker, missing }: NonNullable<Ready['cToolchain']>): string {
  if (missing.length > 0) return `missing: ${missing.join(', ')}`;
  return [compiler, linker].filter((each) => each !== undefined).join('; ');
}

function cell(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
