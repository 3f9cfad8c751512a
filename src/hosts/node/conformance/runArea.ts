import type { Area } from './area'
import { differencesOf } from './compare'
import type { VectorCase, VectorFile } from './vectorFile'

export interface CaseFailure {
  readonly name: string
  readonly differences: readonly string[]
}

export interface AreaResult {
  readonly area: string
  readonly passed: number
  readonly failures: readonly CaseFailure[]
  /** Cases of feature gates that are not modelled, with the gate. */
  readonly leftOut: readonly { readonly name: string; readonly gates: readonly string[] }[]
}

/** All cases of a file. A file without cases, or of an area nobody knows, fails as a whole. */
export function runArea(file: VectorFile, area: Area | undefined): AreaResult {
  const { area: name, cases, problem } = file
  if (problem !== undefined) return failed(name, [`${name}.json`], problem)
  if (area === undefined) {
    return failed(
      name,
      cases.map((one) => one.name),
      'no area of this name is known',
    )
  }
  const leftOut = cases.flatMap((one) => {
    const gates = unmodelledGates(one, area)
    return gates.length === 0 ? [] : [{ name: one.name, gates }]
  })
  const failures: CaseFailure[] = []
  for (const one of cases) {
    if (unmodelledGates(one, area).length > 0) continue
    const differences = runCase(one, area)
    if (differences.length > 0) failures.push({ name: one.name, differences })
  }
  const passed = cases.length - leftOut.length - failures.length
  return { area: name, passed, failures, leftOut }
}

const failed = (area: string, names: readonly string[], why: string): AreaResult => ({
  area,
  passed: 0,
  failures: names.map((name) => ({ name, differences: [why] })),
  leftOut: [],
})

/** Where a case differs. An answer that throws is a difference like any other. */
export function runCase({ input, expect }: VectorCase, area: Area): readonly string[] {
  try {
    const got = area.answer(input)
    return differencesOf(area.reading(expect, got), got)
  } catch (error) {
    return [`threw: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** Gates a case needs in another state than 1.35's default, and which its area cannot switch. */
export function unmodelledGates({ input }: VectorCase, area: Area): readonly string[] {
  return Object.keys(input.featureGates ?? {}).filter((gate) => !area.gates.includes(gate))
}
