import { arch, cpus, freemem, platform, release, totalmem, type } from 'node:os';

/** The machine a measurement was made on. */
export interface Machine {
  readonly os: string;
  readonly cpu: string;
  /** Logical processors. */
  readonly cpus: number;
  readonly memoryBytes: number;
}

export function describeMachine(): Machine {
  const all = cpus();
  return {
    os: `${type()} ${release()}`,
    cpu: all[0]?.model.trim() || 'unknown',
    cpus: Math.max(1, all.length),
    memoryBytes: totalmem(),
  };
}

/** How many processes of this size fit beside each other, one per processor at most, one at least. */
export function roomFor(bytesEach: number): number {
  return Math.max(1, Math.min(cpus().length, Math.floor(freemem() / bytesEach)));
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64' };

/** `linux/amd64`, `linux/arm64`: as OCI images name platforms. */
export function ociPlatform(os: string = platform(), architecture: string = arch()): string {
  return `${os}/${ARCHITECTURES[architecture] ?? architecture}`;
}
