// `release [VERSION]` dates what is unreleased and opens an empty section; `npm version` calls it.
// `notes VERSION` prints the section of a release, for GitHub's page of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Changelog, parser, Release } from 'keep-a-changelog';

export const CHANGELOG = fileURLToPath(new URL('../CHANGELOG.md', import.meta.url));

export function readChangelog(text = readFileSync(CHANGELOG, 'utf8')): Changelog {
  const changelog = parser(text);
  changelog.format = 'markdownlint';
  return changelog;
}

/** @throws where nothing is unreleased, or this version was released before */
export function withRelease(changelog: Changelog, version: string, date: Date): string {
  const pending = changelog.releases.find((release) => release.version === undefined);
  if (pending === undefined || pending.isEmpty())
    throw new Error('CHANGELOG.md has nothing under Unreleased');
  if (changelog.findRelease(version) !== undefined) throw new Error(`${version} is in CHANGELOG.md already`);
  pending.setVersion(version);
  pending.setDate(date);
  changelog.addRelease(new Release());
  return changelog.toString();
}

/** What changed in a release, without its heading. @throws for one that is not there or is empty */
export function notesOf(changelog: Changelog, version: string): string {
  const release = changelog.findRelease(version);
  if (release === undefined || release.isEmpty()) {
    throw new Error(`CHANGELOG.md says nothing of ${version}: npm version ${version} --no-git-tag-version`);
  }
  return release.toString(changelog).replace(/^## .*\n+/, '');
}

function run([verb, version = process.env.npm_package_version ?? '']: readonly string[]): void {
  const changelog = readChangelog();
  if (verb === 'release') writeFileSync(CHANGELOG, withRelease(changelog, version, new Date()));
  else if (verb === 'notes') console.log(notesOf(changelog, version));
  else throw new Error('usage: npm run changelog -- release|notes [VERSION]');
}

if (import.meta.main) {
  try {
    run(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
