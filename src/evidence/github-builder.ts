type Env = Readonly<Record<string, string | undefined>>;

/** On GitHub the workflow is the builder (SLSA's GitHub Actions build type); elsewhere it is whoever runs this. */
export function builderId({ GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow }: Env): string {
  return server && workflow ? `${server}/${workflow}` : 'https://kafka-native.dev/builder/local';
}

/** The attempt of the workflow's run, where everybody finds its log; undefined elsewhere. */
export function invocationId(env: Env): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  return `${server}/${repository}/actions/runs/${run}/attempts/${env.GITHUB_RUN_ATTEMPT ?? '1'}`;
}
