import type { Ready } from './setup.ts';

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
