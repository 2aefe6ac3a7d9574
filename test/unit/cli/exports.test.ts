import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { exportLines } from '../../../src/cli/exports.ts';

test('a shell that runs the lines has the environment, whatever is in the values', () => {
  const value = `it's "$HOME" \`x\` ; echo no`;
  const lines = exportLines({ env: { GRAALVM_HOME: value }, path: ['/a b/bin'] });
  const script = `${lines.join('\n')}\nprintf '%s|%s' "$GRAALVM_HOME" "$PATH"`;
  const said = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { PATH: '/usr/bin' } });
  expect(said).toBe(`${value}|/a b/bin:/usr/bin`);
});

test('nothing to export is no line', () => expect(exportLines({})).toEqual([]));
