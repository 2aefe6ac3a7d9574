import { o as messageOf, r as UserError } from "./errors.js";
import { a as boolean, b as ZodError, d as object, h as string, s as int } from "./schemas.js";
import { readFile } from "node:fs/promises";

// src/io/github-run.ts
const repository = object({ full_name: string() });
const event = object({
	repository: object({
		private: boolean(),
		visibility: string().optional()
	}).optional(),
	pull_request: object({
		number: int().positive(),
		head: object({
			sha: string(),
			repo: repository.nullable()
		}),
		base: object({ repo: repository })
	}).optional()
});
/**
* Reads the variables and the event file of the runner.
* @returns undefined outside of GitHub Actions
* @throws UserError where the event cannot be read
*/
async function readGitHubRun({ env }) {
	const [owner, repo] = (env.GITHUB_REPOSITORY ?? "").split("/");
	if (!owner || !repo || !env.GITHUB_SHA) return void 0;
	const { pull_request: pull, repository: ours } = await readEvent(env.GITHUB_EVENT_PATH);
	const server = env.GITHUB_SERVER_URL || "https://github.com";
	const workflow = /^[^/]+\/[^/]+\/([^@]+)@/.exec(env.GITHUB_WORKFLOW_REF ?? "")?.[1];
	return {
		owner,
		repo,
		sha: pull?.head.sha ?? env.GITHUB_SHA,
		id: Number(env.GITHUB_RUN_ID || 0),
		url: `${server}/${owner}/${repo}/actions/runs/${env.GITHUB_RUN_ID ?? ""}`,
		workflowPath: workflow,
		tag: env.GITHUB_REF_TYPE === "tag" ? env.GITHUB_REF_NAME : void 0,
		isPublic: ours !== void 0 && (ours.visibility ?? (ours.private ? "private" : "public")) === "public",
		pullRequest: pull === void 0 ? void 0 : { number: pull.number },
		readOnly: readOnlyReason(env, pull)
	};
}
/** Source: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request */
function readOnlyReason(env, pull) {
	if (pull === void 0 || env.GITHUB_EVENT_NAME === "pull_request_target") return void 0;
	if (pull.head.repo?.full_name !== pull.base.repo.full_name) return "this pull request comes from a fork, and its token can only read";
	if (env.GITHUB_ACTOR === "dependabot[bot]") return "this pull request comes from Dependabot, and its token can only read";
}
async function readEvent(path) {
	if (!path) return {};
	try {
		return event.parse(JSON.parse(await readFile(path, "utf8")));
	} catch (error) {
		const reason = error instanceof ZodError ? "it is no event of GitHub" : messageOf(error);
		throw new UserError(`GITHUB_EVENT_PATH names ${path}, which cannot be read: ${reason}.`, { cause: error });
	}
}

export { readGitHubRun as t };