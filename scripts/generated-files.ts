import { commands } from '../src/cli/commands.ts';
import { schemaFiles } from '../src/evidence/schema-files.ts';
import { actionFile, actionReadme } from './action-files.ts';
import { checkTable } from './check-table.ts';
import { figureSections } from './pages/figures.ts';
import { policiesPage } from './pages/policies.ts';
import { workflowReference } from './workflows/reference.ts';

/**
 * Every file that is derived from code or measured data, by path from the top of the repository.
 * @throws where two claim the same path, of which one would be lost
 */
export function generatedFiles(): Map<string, string> {
  const files = [
    ...commands.flatMap((command) => [actionFile(command), actionReadme(command)]),
    workflowReference(),
  ];
  const generated: (readonly [path: string, text: string])[] = [
    ...files.map((file) => [file.path, file.text] as const),
    ...Object.entries(schemaFiles()),
    ['docs/checks.md', checkTable()],
    ['docs/policies.md', policiesPage()],
    ...figureSections(),
  ];
  const paths = generated.map(([path]) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new Error(`${twice} is generated twice`);
  return new Map(generated);
}
