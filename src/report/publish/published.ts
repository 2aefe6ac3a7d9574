/** Where a report can be published beside the job summary. */
export const TARGETS = ['artifact', 'attestations', 'check', 'comment', 'issue', 'pages', 'release'] as const;
export type Target = (typeof TARGETS)[number];

export type Answer = Pick<Published, 'state' | 'text'>;

/** How it went with one target. */
export interface Published {
  readonly target: Target;
  /** `planned`: shown only, in a dry run. `skipped`: it does not apply here. */
  readonly state: 'done' | 'unchanged' | 'planned' | 'skipped' | 'failed';
  /** One sentence. */
  readonly text: string;
}
