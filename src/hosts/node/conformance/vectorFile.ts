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
  /** Why there are no cases. */
  readonly problem?: string
}

/** Every vector file of a folder, by name. */
export function readVectorFiles(folder: string): readonly VectorFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => ({
    area: name.slice(0, -'.json'.length),
    ...readCases(readFileSync(join(folder, name), 'utf8')),
  }))
}

export function readCases(text: string): Pick<VectorFile, 'cases' | 'problem'> {
  try {
    const { cases } = JSON.parse(text)
    // What a case holds besides its name is its area's affair.
    if (Array.isArray(cases) && cases.length > 0) return { cases }
    return { cases: [], problem: 'has no cases' }
  } catch (error) {
    return { cases: [], problem: `is no vector file: ${error}` }
  }
}
