import { defineCommand } from '../../core/command.ts';
import { bool, choice, path, text, url } from '../../core/inputs.ts';
import { comparison } from './comparison.ts';

export const setupGraalvmCommand = defineCommand({
  name: 'setup-graalvm',
  title: 'Set up GraalVM',
  description:
    'Finds or installs a GraalVM, checks every download against its SHA-256, proves that native-image runs and can link here, and leaves a toolchain statement.',
  branding: { icon: 'package', color: 'orange' },
  inputs: {
    distribution: choice(
      'graalvm-community',
      'mandrel',
      'liberica-nik',
      'graalvm',
    )({
      description:
        'Whose GraalVM: Community, Mandrel, Liberica NIK, or Oracle GraalVM (under Oracle’s own licence). Left out, it is graalvm-community, or what GRAALVM_HOME names.',
    }),
    'java-version': text({
      description:
        'Which version: a Java line (`21`, `25`: its newest release), an innovation line (`25i3`), an exact version (`21.0.2`, `25.3.4.1`, for Mandrel `23.1.12.0`) or `latest`. Left out, it is 25, or what GRAALVM_HOME names.',
    }),
    home: path({
      description:
        'A GraalVM that is here already; nothing is installed then. Left out, the variable GRAALVM_HOME counts where it fits what is asked for; `none` ignores it.',
    }),
    archive: text({
      description:
        'Path or address of a GraalVM archive (`.tar.gz`) to install instead of a release; its `.sha256` is expected beside it.',
    }),
    checksum: text({
      description:
        'SHA-256 (64 hexadecimal digits) that the archive must have; it takes the place of the publisher’s.',
    }),
    'allow-unverified': bool({
      description: 'Install an archive for which there is no SHA-256 at all.',
      default: 'false',
    }),
    mirror: url({
      description:
        'Where archives are downloaded from instead of the publisher’s host; the path behind the host stays the same, and the `.sha256` is read there, too.',
    }),
    'github-api': url({
      description: 'The GitHub API that lists the releases.',
      default: 'https://api.github.com',
    }),
    'github-token': text({
      description:
        'Token for the list of releases, for a higher rate limit: without one, the runners of a network share 60 requests an hour. It is sent to the origin of GITHUB_API_URL and to no other.',
      actionDefault: '${{ github.token }}',
      secret: true,
    }),
    'install-dir': path({
      description:
        'Where GraalVMs are kept. Left out, it is the runner’s tool cache, elsewhere the cache folder of this program.',
    }),
    'check-toolchain': choice(
      'fail',
      'warn',
      'skip',
    )({
      description:
        'Whether gcc, its linker and zlib are tried, and what happens where native-image could not link: the step fails, or warns.',
      default: 'fail',
    }),
    static: bool({
      description: 'Try also what a static image needs: static C library, libz.a, libstdc++.a.',
      default: 'false',
    }),
    'evidence-dir': path({ description: 'Where the statement goes.', default: 'out/evidence' }),
  },
  outputs: {
    home: { description: 'Folder of the GraalVM; also GRAALVM_HOME and JAVA_HOME, its bin first in PATH.' },
    version: {
      description:
        'Exact version in the publisher’s numbering; for a GraalVM that was here, its Java version.',
    },
    'java-version': { description: 'Exact Java version.' },
    distribution: { description: 'Which distribution native-image says it is, or `unknown`.' },
    'vendor-version': { description: 'What the vendor calls it, such as `GraalVM CE 21.0.2+13.1`.' },
    'cache-hit': { description: '`true` where it came from the tool cache, with unchanged content.' },
    digest: { description: 'SHA-256 over everything in the folder.' },
    evidence: { description: 'Path of the toolchain statement.' },
  },
  example: { distribution: 'graalvm-community', 'java-version': '25' },
  notes: comparison,
  async run(host, inputs) {
    const { setupGraalvm } = await import('../../graalvm/setup.ts');
    return await setupGraalvm(host, inputs);
  },
});
