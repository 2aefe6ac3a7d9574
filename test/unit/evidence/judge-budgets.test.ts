import { describe, expect, test } from '@jest/globals';
import { type Demand, parsePolicy } from '../../../src/evidence/policy.ts';
import { renderHtml } from '../../../src/report/html/page.ts';
import {
  benchmarkStatement,
  formerStatement,
  regressionStatement,
  scriptsStatement,
} from '../../support/benchmark-evidence.ts';
import { BINARY, filed } from '../../support/evidence.ts';
import { policyOf, unmet, verdictOf } from '../../support/judging.ts';
import { reportOver } from '../../support/reports.ts';

const evidence = [filed(benchmarkStatement())];
type Budget = Extract<Demand, { demand: 'budget' }>;

function because(budget: Omit<Budget, 'demand'>, given = evidence): string {
  const { met, because: why } =
    verdictOf(given, [{ demand: 'budget', ...budget }], [BINARY.digest.sha256]).demands.at(-1) ?? {};
  return `${met}: ${why}`;
}

describe('a budget', () => {
  test('is kept by a median within its bounds, the bounds included', () => {
    expect(because({ metric: 'startMs', maximum: 120, maximumRatio: 0.1 })).toBe(
      'true: the median is 120, the ratio to the baseline is 0.08.',
    );
    expect(because({ metric: 'produceRecordsPerSecond', minimum: 50_000 })).toMatch(/^true/);
  });

  test('is broken by a median or a ratio outside of them', () => {
    expect(because({ metric: 'startMs', maximum: 119 })).toBe('false: the median is 120.');
    expect(because({ metric: 'startMs', maximumRatio: 0.07 })).toBe(
      'false: the ratio to the baseline is 0.08.',
    );
    expect(because({ metric: 'startMs', minimumRatio: 0.09 })).toMatch(/^false/);
  });

  test('is not kept by what was not measured', () => {
    expect(because({ metric: 'idleRssBytes', maximum: 1 })).toBe('false: the median was not measured.');
    expect(because({ metric: 'produceP50Ms', maximumRatio: 1 })).toBe(
      'false: the ratio to the baseline was not measured.',
    );
    expect(because({ metric: 'startMs', maximum: 1 }, [])).toBe(
      'false: No benchmark of what is judged is there.',
    );
  });

  test('needs a bound, and is there once for each metric', () => {
    const policy = (...demands: object[]) => parsePolicy({ ...policyOf(), demands });
    expect(policy({ demand: 'budget', metric: 'startMs' })).toEqual({
      problems: ['demands[0]: needs a bound'],
    });
    const one = { demand: 'budget', metric: 'startMs', maximum: 1 };
    expect(policy(one, { ...one, metric: 'stopMs' })).toHaveProperty('policy');
    expect(policy(one, one)).toEqual({ problems: ['demands[1]: is there twice'] });
  });

  test('looks at one baseline where it names it, so that a policy can bound both', () => {
    const both = [...evidence, filed(regressionStatement())];
    expect(new Set(both.map(({ file }) => file)).size).toBe(2);
    const jvm = { metric: 'startMs', maximumRatio: 0.1, against: 'jvm' } as const;
    const regression = { metric: 'startMs', maximumRatio: 1.1, against: 'release' } as const;
    expect(because(jvm, both)).toMatch(/^true/);
    expect(because(regression, both)).toBe('false: the ratio to the baseline is 1.2.');
    expect(because({ ...regression, maximumRatio: 1.25 }, both)).toMatch(/^true/);
    expect(because(regression)).toBe(
      'false: No benchmark of what is judged beside another release is there.',
    );
    const demands = [jvm, regression].map((each) => ({ demand: 'budget', ...each }));
    expect(parsePolicy({ ...policyOf(), demands })).toHaveProperty('policy');
  });

  test('tells the JVM with class data from the one without', () => {
    const both = [...evidence, filed(scriptsStatement())];
    expect(new Set(both.map(({ file }) => file)).size).toBe(2);
    const image = { metric: 'startMs', maximumRatio: 0.05, against: 'jvm' } as const;
    const scripts = { ...image, against: 'jvm-without-class-data' } as const;
    expect(because(image, both)).toBe('false: the ratio to the baseline is 0.08.');
    expect(because(scripts, both)).toBe('true: the ratio to the baseline is 0.04.');
    expect(because(scripts)).toBe(
      'false: No benchmark of what is judged beside the JVM broker of the same Kafka without class data is there.',
    );
    expect(because(image, [filed(scriptsStatement())])).toBe(
      'false: No benchmark of what is judged beside the JVM broker of the same Kafka is there.',
    );
    const demands = [image, scripts].map((each) => ({ demand: 'budget', ...each }));
    expect(parsePolicy({ ...policyOf(), demands })).toHaveProperty('policy');
  });

  test('takes a JVM of which it is not known for one with class data', () => {
    const budget = { metric: 'startMs', maximumRatio: 0.1 } as const;
    const former = [filed(formerStatement())];
    expect(because({ ...budget, against: 'jvm' }, former)).toMatch(/^true/);
    expect(because({ ...budget, against: 'jvm-without-class-data' }, former)).toMatch(/^false: No benchmark/);
  });

  test('a benchmark says when it was made', () => {
    expect(unmet(verdictOf(evidence, [{ demand: 'maximum-age', of: 'benchmark', hours: 1 }]))).toEqual([]);
  });
});

describe('the report of a benchmark', () => {
  test('has a bar for subject and baseline, the range and the ratio', () => {
    const page = renderHtml(reportOver(evidence));
    const [, row = ''] = /<tr id="benchmark-startMs">(.*?)<\/tr>/s.exec(page) ?? [];
    expect(row).toContain('class="bar w8"');
    expect(row).toContain('class="bar w100"');
    expect(row).toContain('<b>120 ms</b> <small>(108 ms – 132 ms) native process 4.1.0</small>');
    expect(row).toContain('<td class="ratio">0.08 ×</td>');
    expect(page).not.toContain('id="benchmark-idleRssBytes"');
    expect(page).toContain('aria-label="Memory over time"');
    expect(page).toContain('aria-label="Processors in use over time"');
  });
});
