import { expect, it } from 'vitest'
import { compileNodeSelector, nodeSelectorError } from './nodeSelector'

it('an invalid term is reported where it stands', () => {
  const terms = compileNodeSelector({
    nodeSelectorTerms: [
      {},
      { matchFields: [{ key: 'metadata.name', operator: 'Exists' }] },
      { matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['many'] }] },
    ],
  })
  expect(nodeSelectorError(terms)).toBe(
    '[nodeSelectorTerms[1].matchFields[0].operator: Unsupported value: "Exists": ' +
      'supported values: "In", "NotIn", ' +
      'nodeSelectorTerms[2].matchExpressions[0].values[0]: Invalid value: "many": ' +
      "for 'Gt', 'Lt' operators, the value must be an integer]",
  )
})
