// The licences of everything that a bundle contains, as one text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {readonly string[]} modules absolute paths of the bundled modules
 * @returns {string} one section a package, sorted by name
 */
export function licences(modules) {
  const packages = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const sections = [...packages].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text =
      file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r', '');
    return `${name} ${version}\n${license ?? 'see below'}\n${text}\n`;
  });
  return [...new Set(sections)].sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} module @returns {string | undefined} */
function packageFolder(module) {
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module);
  return match?.[1] !== undefined && existsSync(join(match[1], 'package.json')) ? match[1] : undefined;
}
