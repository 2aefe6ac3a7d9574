import { stringify } from 'yaml';
import type { AnyCommand } from '../src/core/command.ts';

const GENERATED = 'Generated from the declaration in src/actions by "npm run generate"; do not edit.';

/** `action.yml` of one command; the pipeline's stands at the top of the repository. */
export function actionFile(command: AnyCommand): { path: string; text: string } {
  const isRoot = command.name === 'pipeline';
  const dist = isRoot ? 'dist' : '../../dist';
  const document = {
    name: command.title,
    description: command.description,
    author: 'The kafka-native authors',
    branding: command.branding,
    inputs: Object.fromEntries(
      Object.entries(command.inputs).map(([name, input]) => [
        name,
        {
          description: input.description,
          required: input.required,
          default: input.actionDefault ?? input.default ?? '',
        },
      ]),
    ),
    outputs: Object.fromEntries(
      Object.entries(command.outputs).map(([name, output]) => [name, { description: output.description }]),
    ),
    runs: {
      using: 'node24',
      main: `${dist}/${command.name}/index.js`,
      // Also after a step that failed and in a job that was cancelled: then most of all there is something to clean.
      ...(command.post === undefined
        ? {}
        : { post: `${dist}/${command.name}-post/index.js`, 'post-if': 'always()' }),
    },
  };
  return {
    path: isRoot ? 'action.yml' : `actions/${command.name}/action.yml`,
    text: `# ${GENERATED}\n${stringify(document, { lineWidth: 110 })}`,
  };
}

/** The action's README: what it does, how it is used, its inputs and outputs. */
export function actionReadme(command: AnyCommand): { path: string; text: string } {
  const reference =
    command.name === 'pipeline' ? 'OWNER/kafka-native' : `OWNER/kafka-native/actions/${command.name}`;
  const text = `<!-- ${GENERATED} -->
# ${command.name}

${command.description}

## Usage

\`\`\`yaml
${usage(command, reference)}\`\`\`

On a terminal, from a checkout of this repository: \`npx kafka-native ${command.name} --help\`.

${permissions(command)}${command.notes === undefined ? '' : `${command.notes}\n\n`}## Inputs

${inputTable(command)}

## Outputs

| Name | Description |
| --- | --- |
${Object.entries(command.outputs)
  .map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`)
  .join('\n')}
`;
  return {
    path: command.name === 'pipeline' ? 'docs/pipeline.md' : `actions/${command.name}/README.md`,
    text,
  };
}

function usage(command: AnyCommand, reference: string): string {
  const step = { uses: `${reference}@v0`, with: command.example };
  return stringify([Object.keys(command.example).length > 0 ? step : { uses: step.uses }]);
}

function permissions(command: AnyCommand): string {
  const needed = Object.entries(command.permissions ?? {});
  const usesToken = Object.values(command.inputs).some((input) => input.actionDefault !== undefined);
  if (needed.length === 0) return `It needs no ${usesToken ? '' : 'token and no '}permissions.\n\n`;
  return `Permissions of the job:\n\n${needed.map(([name, why]) => `- \`${name}\`: ${why}`).join('\n')}\n\n`;
}

function inputTable(command: AnyCommand): string {
  const rows = Object.entries(command.inputs).map(([name, input]) => {
    const fallback = input.actionDefault ?? input.default;
    const standard = input.required ? 'required' : fallback ? `\`${fallback}\`` : '';
    return `| \`${name}\` | ${cell(input.type)} | ${standard} | ${cell(input.description)} |`;
  });
  return ['| Name | Type | Default | Description |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
