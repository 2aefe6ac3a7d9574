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

export { faultRateBound as t };