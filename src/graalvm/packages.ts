/** What `native-image` needs from the system beside the GraalVM. */
export type Need = 'compiler' | 'libc' | 'zlib' | 'static-libc' | 'static-zlib' | 'static-libstdc++';

interface PackageManager {
  /** `ID` or `ID_LIKE` of os-release(5). */
  readonly systems: readonly string[];
  readonly install: string;
  readonly packages: Readonly<Record<Need, string>>;
}

const MANAGERS: readonly PackageManager[] = [
  {
    systems: ['debian', 'ubuntu'],
    install: 'apt-get install -y',
    packages: {
      compiler: 'gcc',
      libc: 'libc6-dev',
      zlib: 'zlib1g-dev',
      'static-libc': 'libc6-dev',
      'static-zlib': 'zlib1g-dev',
      'static-libstdc++': 'g++',
    },
  },
  {
    systems: ['fedora', 'rhel', 'centos', 'rocky', 'almalinux', 'ol', 'amzn'],
    install: 'dnf install -y',
    packages: {
      compiler: 'gcc',
      libc: 'glibc-devel',
      zlib: 'zlib-devel',
      'static-libc': 'glibc-static',
      'static-zlib': 'zlib-static',
      'static-libstdc++': 'libstdc++-static',
    },
  },
  {
    systems: ['alpine'],
    install: 'apk add',
    packages: {
      compiler: 'gcc',
      libc: 'musl-dev',
      zlib: 'zlib-dev',
      'static-libc': 'musl-dev',
      'static-zlib': 'zlib-static',
      'static-libstdc++': 'g++',
    },
  },
];

/** The command that installs what is missing, for the first system that is known; undefined for none. */
export function installCommand(needs: readonly Need[], systems: readonly string[]): string | undefined {
  const manager = systems
    .map((system) => MANAGERS.find((each) => each.systems.includes(system)))
    .find((each) => each !== undefined);
  if (manager === undefined || needs.length === 0) return undefined;
  const packages = [...new Set(needs.map((need) => manager.packages[need]))].sort();
  return `${manager.install} ${packages.join(' ')}`;
}
