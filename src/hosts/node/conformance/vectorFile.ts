/** Files of facts about Kubernetes, one per area: inputs and what the real thing answers. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface VectorCase {
  /** Unique within a file. */
  readonly name: string
  readonly input: { readonly featureGates?: Readonly<Record<string, boolean>> }
  readonly expect: unknown
}

export interface VectorFile {
  /** The file's name without its ending. */
  readonly area: string
  readonly cases: readonly VectorCase[]
}

/** Every vector file of a folder, by name. */
export function readVectorFiles(folder: string): readonly VectorFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => {
    const path = join(folder, name)
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return { area: name.slice(0, -'.json'.length), cases: casesOf(content, path) }
  })
}

function casesOf(content: unknown, path: string): readonly VectorCase[] {
  if (typeof content === 'object' && content !== null && 'cases' in content) {
    const { cases } = content
    // What a case holds besides its name is its area's affair.
    if (Array.isArray(cases)) return cases
  }
  throw new Error(`${path} is no vector file: it has no list of cases`)
}
