// Compares the actions that the workflows use with the list that the Apache Software Foundation allows.
// usage: npm run allowed-actions -- path/to/actions.yml
// The list is https://github.com/apache/infrastructure-actions/blob/main/actions.yml (or approved_patterns.yml).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPins, pinsIn, readAllowList } from './workflows/allow-list.ts';

const [list, ...rest] = process.argv.slice(2);
if (list === undefined || rest.length > 0) {
  process.stderr.write('usage: npm run allowed-actions -- path/to/actions.yml\n');
  process.exit(2);
}
const folder = join('.github', 'workflows');
const pins = readdirSync(folder)
  .sort()
  .flatMap((file) => pinsIn(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
const findings = checkPins(pins, readAllowList(readFileSync(list, 'utf8')), new Date());
for (const { severity, file, line, text } of findings) {
  process.stdout.write(
    process.env.GITHUB_ACTIONS === 'true'
      ? `::${severity} file=${file},line=${line}::${text}\n`
      : `${severity}: ${file}:${line}: ${text}\n`,
  );
}
const refused = findings.filter(({ severity }) => severity === 'error').length;
process.stdout.write(`${pins.length} uses of actions looked at, ${refused} not allowed.\n`);
process.exitCode = refused === 0 ? 0 : 1;
