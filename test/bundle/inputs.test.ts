import { afterAll, describe, expect, test } from '@jest/globals';
import { ActionRunner } from '../support/run-action.ts';

const runner = new ActionRunner();
afterAll(() => runner.close());

/** What a reader must never see: a stack trace, or a log that ends without a word. */
const TRACE = /^\s+at .+\(?.*:\d+:\d+\)?$/m;

describe('a bundle, driven as GitHub drives it', () => {
  test('reports every bad input at once and ends with exit code 2', async () => {
    const { exitCode, log, outputs } = await runner.run('actions/run-sanity', {
      type: 'quick',
      area: 'topics,nonsense',
      'kafka-url': 'ftp://example.org/kafka.tgz',
    });
    expect(exitCode).toBe(2);
    expect(log).toContain('type: "quick" is not valid, expected one of auto, native, jvm');
    expect(log).toContain('area: "topics,nonsense" is not valid, expected a list of');
    expect(log).toContain('kafka-url: "ftp://example.org/kafka.tgz" is not valid');
    expect(log).toMatch(/^::error::/m);
    expect(log).not.toMatch(TRACE);
    expect(outputs).toEqual({});
  });

  test.each([
    [{ 'kafka-version': '9.9' }, /9\.9/],
    [{ 'kafka-version': 'nonsense' }, /nonsense/],
    [{ 'kafka-path': '/nonexistent/kafka' }, /\/nonexistent\/kafka/],
    [{ type: 'native' }, /no native binary is given/],
    [{ type: 'native', binary: '/nonexistent/kafka.Kafka' }, /\/nonexistent\/kafka\.Kafka does not exist/],
  ])('run-sanity with %j fails in one clear paragraph', async (inputs, named) => {
    const { exitCode, log } = await runner.run('actions/run-sanity', { 'kafka-source': 'maven', ...inputs });
    expect(exitCode).toBeGreaterThan(0);
    expect(log).toMatch(named);
    expect(log).not.toMatch(TRACE);
    expect(log).not.toContain('Unexpected failure');
  });

  test.each([
    [{ 'evidence-dir': 'no-such-folder' }, /no-such-folder/],
    [{ policy: 'no-such-policy' }, /no-such-policy/],
  ])('publish-report with %j fails in one clear paragraph', async (inputs, named) => {
    const { exitCode, log } = await runner.run('actions/publish-report', inputs);
    expect(exitCode).toBeGreaterThan(0);
    expect(log).toMatch(named);
    expect(log).not.toMatch(TRACE);
    expect(log).not.toContain('Unexpected failure');
  });
});
