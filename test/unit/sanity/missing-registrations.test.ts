import { describe, expect, test } from '@jest/globals';
import { testResult } from '../../../src/evidence/predicates.ts';
import { testResultOf } from '../../../src/evidence/test-result.ts';
import type { Check } from '../../../src/sanity/check.ts';
import { missesIn } from '../../../src/sanity/missing-registrations.ts';
import { runSanity } from '../../../src/sanity/runner.ts';
import { createFakeHost } from '../../fakes/host.ts';
import { createFakeLauncher } from '../../fakes/launcher.ts';
import { recorded } from '../../support/native-build.ts';

const miss = (name: string) =>
  `org.graalvm.nativeimage.MissingReflectionRegistrationError: The program tried to reflectively access class ${name} without it being registered for runtime reflection. Add ${name} to the reflection metadata to solve this problem.`;

describe('what a binary says is missing', () => {
  test('is read from the output of a real one', () => {
    expect(missesIn(recorded('exact-metadata.log.txt').split('\n'))).toMatchInlineSnapshot(`
[
  "reflectively access class Probe$Hidden",
  "reflectively access class no.such.Probe$Hidden",
  "reflectively access method Probe$Hidden#method()",
]
`);
  });

  test('is read in the words of newer releases, too', () => {
    const several = [
      'org.graalvm.nativeimage.MissingReflectionRegistrationError: The program tried to reflectively access',
      '',
      '    org.example.A',
      '',
      'without it being registered for runtime reflection. Add org.example.A to the reflection metadata.',
    ];
    expect(missesIn(several)).toEqual(['reflectively access org.example.A']);
    const newest =
      "MissingReflectionRegistrationError: Cannot reflectively access class 'org.example.B'. To allow this operation, add the following to the 'reflection' section";
    expect(missesIn([newest])).toEqual(["reflectively access class 'org.example.B'"]);
  });

  test('is said once, however often the log has it, and nothing else is taken for it', () => {
    expect(missesIn([miss('a.A'), '  at a.B.c(B.java)', miss('a.A'), miss('a.B')])).toEqual([
      'reflectively access class a.A',
      'reflectively access class a.B',
    ]);
    expect(missesIn(['java.lang.ClassNotFoundException: a.A', 'no MissingThing'])).toEqual([]);
  });
});

describe('a run against a binary with exact metadata', () => {
  function check(id: string, run: Check['run'], needs: Check['needs'] = { cluster: 'shared' }): Check {
    return { id, title: id, area: 'records', priority: 'P0', needs, run };
  }

  test('lists each miss with the check that met it first, and runs one check at a time', async () => {
    const logs = [miss('at.Start')];
    let running = 0;
    const says = (name: string) => async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      logs.push(miss(name));
      running -= 1;
    };
    const checks = [
      check('first', says('a.A')),
      check('second', says('a.A')),
      check('third', async () => {
        await says('a.C')();
        throw new Error('fails as well');
      }),
      check('fourth', says('a.D'), { cluster: { mode: 'combined', brokers: 1 } }),
    ];
    const launcher = createFakeLauncher({ logs });
    const suite = await runSanity(createFakeHost(), launcher, { checks, exactMetadata: true });
    expect(suite.missingRegistrations).toEqual([
      { what: 'reflectively access class at.Start', metBy: 'start of the shared broker' },
      { what: 'reflectively access class a.A', metBy: 'first' },
      { what: 'reflectively access class a.C', metBy: 'third' },
      { what: 'reflectively access class a.D', metBy: 'fourth' },
    ]);
    expect(testResult.parse(testResultOf(suite, [])).suite.missingRegistrations).toHaveLength(4);
  });

  test('any other run says nothing of misses', async () => {
    const suite = await runSanity(createFakeHost(), createFakeLauncher({ logs: [miss('a.A')] }), {
      checks: [check('first', async () => undefined)],
    });
    expect(suite).not.toHaveProperty('missingRegistrations');
  });
});
