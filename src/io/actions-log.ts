import * as core from '@actions/core';
import type { Annotation, Log } from '../core/host.ts';
import { plainProgress } from './terminal-log.ts';

/** The log of a GitHub runner: groups, annotations and masks are workflow commands. */
export function createActionsLog(): Log {
  const at = (annotation?: Annotation) => ({
    ...(annotation?.title === undefined ? {} : { title: annotation.title }),
    ...(annotation?.file === undefined ? {} : { file: annotation.file }),
    ...(annotation?.line === undefined ? {} : { startLine: annotation.line }),
  });
  return {
    debug: core.debug,
    info: core.info,
    warn: (message, annotation) => core.warning(message, at(annotation)),
    error: (message, annotation) => core.error(message, at(annotation)),
    group: (title, work) => core.group(title, work),
    progress: () => plainProgress(core.info),
    secret: core.setSecret,
  };
}
