import { deepEqual } from '../../../api/machinery/deepEqual'
import { goJson } from '../../../api/machinery/goFormat'

/** The fields that differ, as removed and added lines. Go's own diff shows whole Go values. */
export function specDiff(goType: string, stored: object, next: object): string {
  const before = new Map<string, unknown>(Object.entries(stored))
  const after = new Map<string, unknown>(Object.entries(next))
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  const lines = names.flatMap((name) => {
    if (deepEqual(before.get(name), after.get(name))) return []
    const field = name.charAt(0).toUpperCase() + name.slice(1)
    return [
      `- \t${field}: ${goJson(before.get(name) ?? null)},`,
      `+ \t${field}: ${goJson(after.get(name) ?? null)},`,
    ]
  })
  return `  core.${goType}{\n${lines.join('\n')}\n  }\n`
}
