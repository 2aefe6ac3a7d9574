import { d as object, h as string, i as array, s as int, v as unknown } from "./schemas.js";
import { n as GitHubError } from "./github.js";
import { r as hashOf } from "./hash.js";

// src/report/publish/sticky.ts
/** Who may have written a text that is taken for ours: anybody can copy a mark into a comment. */
const author = object({
	body: string().nullish(),
	user: object({ type: string() }).nullish(),
	author_association: string()
});
function isOurs({ user, author_association, body }, name) {
	const insider = [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(author_association);
	return (user?.type === "Bot" || insider) && (body ?? "").startsWith(markOf(name));
}
/** The first line of a text of ours; invisible where it is read. */
function markOf(name) {
	return `<!-- kafka-native report: ${inComment(name)} -->`;
}
const TRIES = 3;
const WAIT_MS = 1e3;
/**
* Makes the text stand there exactly once: creates it, updates it in place, or leaves it alone where nothing
* is new or a later run has written it. Of several that runs at the same time made, the oldest stays: every
* run comes to the same choice.
*/
async function publishSticky(host, place, content) {
	const body = bodyOf(content);
	const before = await place.find();
	if (before.length === 0) await createOnce(host, place, body);
	const [keeper, ...extra] = (before.length === 0 ? await place.find() : before).toSorted((a, b) => a.id - b.id);
	if (keeper !== void 0) for (const item of extra) await place.retire(item, keeper);
	if (keeper === void 0 || keeper.body === body) return before.length === 0 ? "created" : "unchanged";
	const there = stateIn(keeper.body);
	if (there !== void 0 && there.run > content.run) return "outdated";
	if (there?.hash === hashOfState(content.state)) return "unchanged";
	await place.update(keeper, body);
	return "updated";
}
/** After a lost answer it may be there: looked for before the next try, so that it is never there twice. */
async function createOnce(host, place, body) {
	for (let tries = 1;; tries += 1) try {
		await place.create(body);
		return;
	} catch (error) {
		if (!(error instanceof GitHubError) || !error.isUncertain || tries === TRIES) throw error;
		await host.clock.sleep(WAIT_MS * tries ** 2, host.signal);
		if ((await place.find()).length > 0) return;
	}
}
function bodyOf({ name, text, state, run }) {
	return `${markOf(name)}\n<!-- state ${hashOfState(state)} run ${run} -->\n${text}`;
}
function stateIn(body) {
	const [, hash, run] = /^<!-- state ([0-9a-f]+) run (\d+) -->$/m.exec(body) ?? [];
	return hash === void 0 ? void 0 : {
		hash,
		run: Number(run)
	};
}
function hashOfState(state) {
	return hashOf(JSON.stringify(state), "sha256").slice(0, 32);
}
/** A name must not end the comment that it stands in. */
function inComment(name) {
	return name.replace(/[^\p{L}\p{N} ._/-]/gu, "").replaceAll(/-{2,}/g, "-");
}

// src/report/publish/issue.ts
const issues = array(author.extend({
	number: int(),
	pull_request: unknown().optional()
}));
const needs = "issues: write";
/** Finds our issues among those of a large repository. */
const LABEL = "kafka-native-report";
/** Keeps one issue: opened on news, updated in place, closed when clean. */
async function publishIssue(host, github, content) {
	const place = issuesOf(github, content);
	if (!content.clean && content.news !== false) return await publishSticky(host, place, content);
	const open = await place.find();
	if (!content.clean) return open.length > 0 ? await publishSticky(host, place, content) : "unchanged";
	for (const { id } of open) await github.write(change(id, {
		state: "closed",
		state_reason: "completed"
	}, `close issue #${id}`));
	return open.length > 0 ? "closed" : "unchanged";
}
function issuesOf(github, { name, title }) {
	return {
		async find() {
			const all = await github.readAll({
				route: "GET /repos/{owner}/{repo}/issues",
				parameters: {
					labels: LABEL,
					state: "open"
				},
				what: "list the open issues",
				needs
			});
			return issues.parse(all).filter((issue) => issue.pull_request === void 0 && isOurs(issue, name)).map(({ number, body }) => ({
				id: number,
				body: body ?? ""
			}));
		},
		create: (body) => github.write({
			route: "POST /repos/{owner}/{repo}/issues",
			parameters: {
				title,
				body,
				labels: [LABEL]
			},
			what: "open an issue",
			needs,
			repeatable: false
		}),
		update: ({ id }, body) => github.write(change(id, {
			title,
			body
		}, `update issue #${id}`)),
		retire: ({ id, body }, keeper) => github.write(change(id, {
			state: "closed",
			state_reason: "not_planned",
			body: `Duplicate of #${keeper.id}.\n\n${body}`
		}, `close issue #${id}, a duplicate`))
	};
}
function change(number, parameters, what) {
	return {
		route: "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
		parameters: {
			issue_number: number,
			...parameters
		},
		what,
		needs
	};
}

export { publishSticky as i, author as n, isOurs as r, publishIssue as t };