/**
 * Images that bring a shell and nothing that stays: without a command (or a terminal) their shell
 * finds no input and ends at once with 0, which `restartPolicy: Always` turns into a crash loop.
 */
import { always, http, imageOf, type KnownImage, program, versionTags } from './knownImage'

/** BusyBox's small web server: `httpd -f -p 8080`. */
const busyboxHttpd = program('httpd', {
  listeners: [http(80)],
  replies: always(''),
  options: [{ flag: '-p', sets: 'port' }],
  term: 'ignored',
})

const shellOnly = (shell: string, programs = {}) => ({
  ...imageOf(program(shell)),
  entrypoint: [],
  cmd: [shell],
  programs,
})

/** The smallest of them: one program under many names. */
export const busybox: KnownImage = {
  repository: 'docker.io/library/busybox',
  hasTag: versionTags({
    names: ['latest', 'stable', 'unstable', 'glibc', 'musl', 'uclibc'],
    minors: { '1': [21, 37] },
    suffixes: ['glibc', 'musl', 'uclibc'],
  }),
  sizeBytes: () => 2_220_094,
  layers: 1,
  config: () => shellOnly('sh', { httpd: busyboxHttpd }),
}

/** BusyBox with a package manager. */
export const alpine: KnownImage = {
  repository: 'docker.io/library/alpine',
  hasTag: versionTags({ names: ['latest', 'edge'], minors: { '3': [1, 22] }, suffixes: [] }),
  sizeBytes: () => 3_802_452,
  layers: 1,
  config: () => shellOnly('/bin/sh'),
}

/** Ubuntu; a tag is its year and month. */
export const ubuntu: KnownImage = {
  repository: 'docker.io/library/ubuntu',
  hasTag: versionTags({
    names: ['latest', 'rolling', 'devel', 'trusty', 'xenial', 'bionic', 'focal', 'jammy', 'noble'],
    minors: {
      '14': [4, 4],
      '16': [4, 4],
      '18': [4, 4],
      '20': [4, 4],
      '22': [4, 4],
      '24': [4, 10],
      '25': [4, 10],
    },
    suffixes: [],
  }),
  sizeBytes: () => 29_723_000,
  layers: 1,
  config: () => shellOnly('/bin/bash'),
}

/** Debian, by number or by name. */
export const debian: KnownImage = {
  repository: 'docker.io/library/debian',
  hasTag: versionTags({
    names: ['latest', 'stable', 'testing', 'sid', 'buster', 'bullseye', 'bookworm', 'trixie'],
    minors: { '10': [0, 13], '11': [0, 11], '12': [0, 12], '13': [0, 2] },
    suffixes: ['slim', 'backports'],
  }),
  sizeBytes: (tag) => (tag.endsWith('slim') ? 28_200_000 : 48_500_000),
  layers: 1,
  config: () => shellOnly('bash'),
}
