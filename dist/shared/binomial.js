// src/evidence/test-result.ts
/**
* The test-result predicate of a finished suite. A suite that was cut short, or in which nothing passed,
* is FAILED; one with skips is WARNED: the policy decides whether they are allowed.
* @param configuration what else was used, by digest; see {@link TestResult}
*/
function testResultOf(suite, configuration) {
	const ids = (status) => suite.checks.filter((check) => check.status === status).map((check) => check.id).toSorted();
	const passedTests = ids("passed");
	const failedTests = ids("failed");
	const warnedTests = ids("skipped");
	return {
		result: failedTests.length > 0 || passedTests.length === 0 || !suite.complete ? "FAILED" : warnedTests.length > 0 ? "WARNED" : "PASSED",
		configuration: [...configuration],
		passedTests,
		warnedTests,
		failedTests,
		suite
	};
}

// src/core/binomial.ts
/**
* Exact upper confidence bound (Clopper and Pearson, one-sided) of the probability of a fault, after `faults`
* of `trials` independent trials: the largest rate under which so few faults would still be seen in more than
* `1 - confidence` of all such runs. 0 faults of 150 at 0.95 → 0.0198. 1 where there were no trials.
*/
function faultRateBound(faults, trials, confidence) {
	if (trials === 0 || faults >= trials) return 1;
	let [low, high] = [faults / trials, 1];
	for (let step = 0; step < 60; step += 1) {
		const middle = (low + high) / 2;
		if (atMost(faults, trials, middle) > 1 - confidence) low = middle;
		else high = middle;
	}
	return high;
}
/** Probability of at most so many faults; summed in logarithms, since the single terms leave a double's range. */
function atMost(faults, trials, rate) {
	if (rate === 0) return 1;
	if (rate === 1) return faults >= trials ? 1 : 0;
	let logTerm = trials * Math.log(1 - rate);
	let sum = Math.exp(logTerm);
	for (let count = 1; count <= faults; count += 1) {
		logTerm += Math.log((trials - count + 1) / count) + Math.log(rate / (1 - rate));
		sum += Math.exp(logTerm);
	}
	return Math.min(1, sum);
}

export { testResultOf as n, faultRateBound as t };