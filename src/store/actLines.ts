/** An act as text to copy: its line with what it reads, and what it changed as kubectl diff says it. */
import { stringify } from 'yaml'
import { unifiedDiff } from '../kubectl/unifiedDiff'
import type { Act, Change, Deed } from '../protocol/acts'

/** Ready for a shell: what the line reads from its input comes as a here-document. */
export function shellText({ line, stdin }: Deed): string {
  if (stdin === undefined) return line
  const documents = stdin.map((one) => stringify(one, PLAIN)).join('---\n')
  // In YAML no line of a text can begin a document's line: EOF alone never stands there by chance.
  return `${line} <<'EOF'\n${documents}EOF`
}

/** The lines of one object's change, its file names first. */
export function diffLines({ path, before, after }: Change): readonly string[] {
  const hunks = unifiedDiff(yamlOf(before), yamlOf(after))
  const [old, fresh] = [before, after].map((one) => (one === undefined ? '/dev/null' : path))
  return hunks.length === 0 ? [] : [`--- ${old}`, `+++ ${fresh}`, ...hunks]
}

export const diffText = ({ changes }: Act): string =>
  changes
    .flatMap(diffLines)
    .map((line) => `${line}\n`)
    .join('')

const PLAIN = { aliasDuplicateObjects: false, lineWidth: 0 } as const

/** Keys in the order of the alphabet, as kubectl prints them; without what the server keeps book of. */
function yamlOf(object: unknown): string {
  if (typeof object !== 'object' || object === null) return ''
  // An act asks for a spec; what components report of it meanwhile was not its doing.
  const { status: _, metadata, ...rest } = object as { readonly [key: string]: unknown }
  const { managedFields, resourceVersion, generation, ...kept } = (metadata ?? {}) as Fields
  return stringify({ ...rest, metadata: kept }, { ...PLAIN, sortMapEntries: true })
}

type Fields = Readonly<Record<string, unknown>>
