import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { z } from 'zod';
import { messageOf, UserError } from '../../core/errors.ts';
import type { Report } from '../model.ts';
import type { CheckAnnotation } from './check-run.ts';

/** SARIF 2.1.0, as far as it is shown. */
const sarif = z.object({
  runs: z.array(
    z.object({
      results: z
        .array(
          z.object({
            ruleId: z.string().default('finding'),
            level: z.enum(['none', 'note', 'warning', 'error']).default('warning'),
            message: z.object({ text: z.string() }),
            locations: z
              .array(
                z.object({
                  physicalLocation: z.object({
                    artifactLocation: z.object({ uri: z.string() }),
                    region: z
                      .object({ startLine: z.int().positive(), endLine: z.int().positive().optional() })
                      .optional(),
                  }),
                }),
              )
              .default([]),
          }),
        )
        .default([]),
    }),
  ),
});

const LEVELS = { none: 'notice', note: 'notice', warning: 'warning', error: 'failure' } as const;

/**
 * The findings of SARIF files, at their lines.
 * @param work where relative locations start; what lies outside cannot be annotated and is left out
 * @throws UserError where a file cannot be read
 */
export async function annotationsOfSarif(files: readonly string[], work: string): Promise<CheckAnnotation[]> {
  const logs = await Promise.all(files.map(readSarif));
  const results = logs.flatMap(({ runs }) => runs.flatMap((run) => run.results));
  return results.flatMap(({ ruleId, level, message, locations }) =>
    locations.flatMap(({ physicalLocation: { artifactLocation, region } }) => {
      const uri = artifactLocation.uri.replace(/^file:\/\//, '');
      const path = (isAbsolute(uri) ? relative(work, uri) : uri).replace(/^\.\//, '');
      if (path.startsWith('..')) return [];
      const startLine = region?.startLine ?? 1;
      const endLine = region?.endLine ?? startLine;
      return [{ path, startLine, endLine, level: LEVELS[level], title: ruleId, message: message.text }];
    }),
  );
}

/** Failed checks have no line of their own; they stand at the workflow that ran them. */
export function annotationsOfChecks({ suites }: Report, workflow: string | undefined): CheckAnnotation[] {
  if (workflow === undefined) return [];
  const failed = suites.flatMap(({ checks }) => checks.filter(({ status }) => status === 'failed'));
  return failed.map(({ id, title, failure }) => ({
    path: workflow,
    startLine: 1,
    endLine: 1,
    level: 'failure',
    title: `${id}: ${title}`,
    message: failure?.message ?? title,
  }));
}

async function readSarif(file: string): Promise<z.infer<typeof sarif>> {
  try {
    return sarif.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? 'it is no SARIF 2.1.0' : messageOf(error);
    throw new UserError(`The SARIF file ${file} cannot be read: ${reason}.`, { cause: error });
  }
}
