import { commands } from '../src/cli/commands.ts';
import { schemaFiles } from '../src/evidence/schema-files.ts';
import { actionFile, actionReadme } from './action-files.ts';
import { checkTable } from './check-table.ts';
import { buildFiguresPage } from './pages/build-figures.ts';
import { figureSections } from './pages/figures.ts';
import { policiesPage } from './pages/policies.ts';
import { workflowReference } from './workflows/reference.ts';

/** Every file that is derived from code or measured data, by path from the top of the repository. */
export function generatedFiles(): Map<string, string> {
  const files = [
    ...commands.flatMap((command) => [actionFile(command), actionReadme(command)]),
    workflowReference(),
  ];
  return new Map([
    ...files.map((file) => [file.path, file.text] as const),
    ...Object.entries(schemaFiles()),
    ['docs/checks.md', checkTable()],
    ['docs/policies.md', policiesPage()],
    ...figureSections(),
    buildFiguresPage(),
  ]);
}
