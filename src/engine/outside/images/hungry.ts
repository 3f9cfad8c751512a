/** Images made to use memory, processor time, or a definite while. */
import { imageOf, type KnownImage, program, versionTags } from './knownImage'

const latestOnly = (tag: string): boolean => tag === 'latest'

/** `stress --vm 1 --vm-bytes 150M --vm-hang 1`, of the memory limits tutorial. */
export const stress: KnownImage = {
  repository: 'docker.io/polinux/stress',
  hasTag: (tag) => tag === 'latest' || tag === '1.0.4',
  sizeBytes: () => 4_041_000,
  layers: 3,
  config: () =>
    imageOf(
      program('stress', {
        memoryBytes: 2_097_152,
        cpuMillis: 100,
        lines: [
          {
            afterMicros: 10_000,
            line: 'stress: info: [1] dispatching hogs: 0 cpu, 0 io, 1 vm, 0 hdd',
          },
        ],
        options: [
          { flag: '--vm-bytes', sets: 'memory' },
          { flag: '--cpu', sets: 'cpu' },
          { flag: '--timeout', sets: 'exitAfterSeconds' },
        ],
        term: { afterMicros: 10_000, exitCode: 143 },
      }),
      { entrypoint: [], cmd: ['stress'] },
    ),
}

/** `-cpus 2`, of the CPU limits tutorial. */
export const vishStress: KnownImage = {
  repository: 'docker.io/vish/stress',
  hasTag: latestOnly,
  sizeBytes: () => 1_556_000,
  layers: 1,
  config: () =>
    imageOf(
      program('stress', {
        memoryBytes: 1_048_576,
        options: [
          { flag: '-cpus', sets: 'cpu' },
          { flag: '-mem-total', sets: 'memory' },
        ],
        term: { afterMicros: 1_000, exitCode: 143 },
      }),
      { shell: false },
    ),
}

/** The Job tutorial: 2000 digits of pi take perl five seconds. */
export const perl: KnownImage = {
  repository: 'docker.io/library/perl',
  hasTag: versionTags({
    names: ['latest', 'slim', 'stable', 'devel'],
    minors: { '5': [18, 42] },
    suffixes: ['slim', 'bookworm', 'slim-bookworm', 'threaded'],
  }),
  sizeBytes: (tag) => (tag.includes('slim') ? 52_400_000 : 336_000_000),
  layers: 7,
  config: () =>
    imageOf(
      program('perl', {
        memoryBytes: 6_291_456,
        cpuMillis: 1_000,
        ends: { afterMicros: 5_000_000, exitCode: 0 },
        lines: [
          {
            afterMicros: 4_990_000,
            line: '3.14159265358979323846264338327950288419716939937510582097494459',
          },
        ],
        term: 'ignored',
      }),
      { entrypoint: [], cmd: ['perl', '-de0'] },
    ),
}
