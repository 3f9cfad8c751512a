/**
 * What the registry makes of a repository it has never heard of. Any well-formed tag exists, unless
 * its name says that it should not: people who test a failing pull write `nonexistent`. The image
 * is a web server on the ports its container declares, with a size that hangs on its name.
 */
import type { ImageConfig } from '../registryMessages'
import { always, http, imageOf, program } from './knownImage'

/** Parts of a repository or tag that say it does not exist. */
const ABSENT = [
  'nonexist',
  'non-exist',
  'doesnotexist',
  'does-not-exist',
  'doesntexist',
  'no-such',
  'nosuch',
  'notfound',
  'not-found',
  'not-exist',
  'notexist',
  'missing-image',
  'invalid-image',
]

/** Whether a name says that there is no such thing. */
export const saysItIsAbsent = (name: string): boolean => ABSENT.some((part) => name.includes(part))

const SMALLEST = 12_000_000
const SPREAD = 180_000_000

/** 12 to 192 MB, the same for the same name. `hash` is any unsigned number made from it. */
export const unknownSize = (hash: number): number => SMALLEST + (hash % SPREAD)

/** A web server that greets with its name. */
export const unknownConfig = (repository: string): ImageConfig => {
  const name = repository.slice(repository.lastIndexOf('/') + 1)
  const server = program(name, {
    startupMicros: 500_000,
    listeners: [http(80), http(8080)],
    listensAsDeclared: true,
    replies: always(`${name}\n`),
    lines: [{ afterMicros: 500_000, line: `${name} started` }],
    memoryBytes: 33_554_432,
    cpuMillis: 3,
    cpuMicrosPerRequest: 2_000,
  })
  return imageOf(server, { unknownCommand: 'default' })
}
