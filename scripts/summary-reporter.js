// Ends a test run with every skip and its reason, and one plain line that CI reads.
/** A Jest reporter. */
export default class SummaryReporter {
  /** @param {Set<unknown>} _contexts @param {import('@jest/test-result').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const skipped = results.testResults
      .flatMap((file) => file.testResults)
      .filter((test) => test.status === 'pending' || test.status === 'todo');
    /** @type {Map<string, number>} */
    const reasons = new Map();
    for (const test of skipped) {
      const reason = test.ancestorTitles.find((title) => title.includes('[skipped, ')) ?? test.fullName;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const broken = results.testResults.filter((file) => file.testExecError !== undefined).length;
    const failed = results.numFailedTests + broken;
    // Jest prints its own summary after all reporters; ours has to be the last line.
    process.once('exit', () => {
      for (const [reason, count] of reasons) console.log(`skipped ${count}: ${reason}`);
      console.log(`${results.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
    });
  }

  getLastError() {}
  onTestStart() {}
  onRunStart() {}
}
