import { C as describeIssues, f as KINDS, v as STATEMENT_TYPE, y as envelope } from "./store.js";

// src/evidence/creation.ts
/**
* A statement about one subject.
* @throws Error where the schema refuses subject or predicate, with each place that it refuses: evidence
* that readers would reject must never be written, so this is a defect of the caller
*/
function createStatement(subject, kind, predicate) {
	const statement = {
		_type: STATEMENT_TYPE,
		subject: [subject],
		predicateType: KINDS[kind].type,
		predicate
	};
	const outer = envelope.safeParse(statement);
	const inner = KINDS[kind].schema.safeParse(predicate);
	const problems = [...outer.success ? [] : describeIssues(outer.error), ...inner.success ? [] : describeIssues(inner.error, ["predicate"])];
	if (problems.length > 0) throw new Error(`This is no valid ${kind} statement about ${subject.name}: ${problems.join("; ")}`);
	return statement;
}

export { createStatement as t };