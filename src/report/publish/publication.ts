import type { GitHub } from '../../io/github.ts';
import type { GitHubRun } from '../../io/github-run.ts';
import type { SignStatement } from '../../io/sigstore-sign.ts';
import type { FiledStatement } from './attestations.ts';
import type { Branch } from './branch.ts';
import type { Target } from './published.ts';
import type { ReleaseFile } from './release.ts';

export interface Publication {
  readonly targets: readonly Target[];
  /** Tells this report from others of the repository: name of the check run, mark of comment and issue. */
  readonly name: string;
  readonly run: GitHubRun | undefined;
  /** Opened only for the targets that need it: the artifact needs no token. */
  readonly github: () => GitHub;
  readonly sign: SignStatement;
  readonly artifact: { readonly name: string; readonly files: readonly string[]; readonly root: string };
  readonly statements: readonly FiledStatement[];
  readonly release: {
    /** Where it is not given, the tag that started the run. */
    readonly tag: string | undefined;
    readonly replace: boolean;
    readonly files: readonly ReleaseFile[];
  };
  readonly pages: Branch & { readonly keep: number | undefined; readonly html: string };
  /** Absolute paths. */
  readonly sarif: readonly string[];
  readonly dryRun: boolean;
}
