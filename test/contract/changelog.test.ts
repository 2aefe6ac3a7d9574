import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CHANGELOG, notesOf, readChangelog, withRelease } from '../../scripts/changelog.ts';
import { root } from '../support/source-tree.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const HEAD = '# Changes\n\nAll of them.\n';
const SAMPLE = `${HEAD}
## Unreleased

### Added

- A thing.

## 0.1.0 - 2026-01-02

### Fixed

- Another.
`;

describe('CHANGELOG.md', () => {
  const changelog = readChangelog();
  const [newest] = changelog.releases.filter((release) => release.version !== undefined);

  test('has the form in which the tool writes it', () => {
    expect(readFileSync(CHANGELOG, 'utf8')).toBe(changelog.toString());
  });

  test('says what is unreleased, unless package.json has the version of the newest release', () => {
    const pending = changelog.findRelease();
    expect(pending).toBeDefined();
    if (newest?.version !== version) expect(pending?.isEmpty()).toBe(false);
  });
});

describe('the tool', () => {
  test('dates a release and opens a section for the next', () => {
    const released = withRelease(readChangelog(SAMPLE), '0.2.0', new Date('2026-03-04'));
    expect(released).toBe(SAMPLE.replace('## Unreleased\n', '## Unreleased\n\n## 0.2.0 - 2026-03-04\n'));
    expect(readChangelog(released).toString()).toBe(released);
  });

  test('refuses a release without changes, and one that is there', () => {
    const empty = `${HEAD}\n## Unreleased\n`;
    expect(() => withRelease(readChangelog(empty), '0.2.0', new Date())).toThrow('nothing under Unreleased');
    expect(() => withRelease(readChangelog(SAMPLE), '0.1.0', new Date())).toThrow('0.1.0 is in CHANGELOG.md');
  });

  test('gives the notes of a release, and refuses one without', () => {
    expect(notesOf(readChangelog(SAMPLE), '0.1.0')).toBe('### Fixed\n\n- Another.');
    expect(() => notesOf(readChangelog(SAMPLE), '9.9.9')).toThrow('says nothing of 9.9.9');
  });
});
