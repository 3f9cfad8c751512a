import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AREAS } from './conformance/areas'
import { runCase, unmodelledGates } from './conformance/runArea'
import { readVectorFiles } from './conformance/vectorFile'

const FOLDER = new URL('../../../../shared/vectors', import.meta.url).pathname
const files = existsSync(FOLDER) ? readVectorFiles(FOLDER) : []

/**
 * Cases that lost the sign of a scale when they were written down: upstream compares the least
 * int64 × 10^-19 with -1, and (10^18 - 1) × 10^-17 with 10. As they stand, they are untrue.
 */
const UNTRUE = ['cmp-922337203685477580800-1', 'cmp-9999999999999999990-10']

describe.skipIf(files.length === 0)('what Kubernetes answers, the simulation answers', () => {
  it('for every area there is', () => {
    expect(files.map((file) => file.area)).toEqual(Object.keys(AREAS).sort())
  })

  describe.each(files)('$area', ({ area: name, cases }) => {
    const area = AREAS[name]
    if (area === undefined) throw new Error(`no area of the name ${name} is known`)
    for (const one of cases) {
      const gates = unmodelledGates(one, area)
      const left = gates.length > 0 ? `, left out: ${gates.join(', ')} is not modelled` : ''
      it.skipIf(left !== '')(`${one.name}${left}`, () => {
        const differences = runCase(one, area)
        if (UNTRUE.includes(one.name)) expect(differences).not.toEqual([])
        else expect(differences).toEqual([])
      })
    }
  })
})

if (files.length === 0) it.skip('../shared/vectors is absent: nothing to compare with')
