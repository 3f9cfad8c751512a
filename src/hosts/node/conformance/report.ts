import type { AreaResult } from './runArea'

/** Cases shown of an area that fails, and differences shown of each. */
const CASES_SHOWN = 5
const DIFFERENCES_SHOWN = 3

/** `noderesources-fit-filter  57 passed`, and below it what differs or was left out. */
export function reportText({ area, passed, failures, leftOut }: AreaResult): string {
  const counts = [
    `${passed} passed`,
    ...(failures.length === 0 ? [] : [`${failures.length} failed`]),
    ...(leftOut.length === 0 ? [] : [`${leftOut.length} left out`]),
  ]
  const lines = [`${area}  ${counts.join(', ')}`]
  for (const { name, differences } of failures.slice(0, CASES_SHOWN)) {
    lines.push(`  ✗ ${name}`)
    lines.push(...differences.slice(0, DIFFERENCES_SHOWN).map((one) => `      ${one}`))
  }
  const more = failures.length - CASES_SHOWN
  if (more > 0) lines.push(`  … and ${more} more`)
  for (const { name, gates } of leftOut) {
    lines.push(`  – ${name}: left out, ${gates.join(', ')} is not modelled`)
  }
  return lines.join('\n')
}
