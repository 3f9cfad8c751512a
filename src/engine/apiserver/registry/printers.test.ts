import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseTime } from '../../../api/machinery/time'
import type { KubeObject } from '../../../api/meta'
import { readVectors } from '../../../api/testing/readVectors'
import { POWER_ON_UNIX_MICROS } from '../../clientGo/wallClock'
import { byKind } from './registry'
import { isStoredOnly } from './storedOnly'

interface Input {
  readonly object: KubeObject
  readonly wide: boolean
  readonly now: string
}

interface Expected {
  readonly rows: readonly (readonly (string | number | boolean)[])[]
}

// The server always shows load balancers in full; the cut form is of kubectl's old own printer.
const SKIPPED = new Set(['service-lb-service4-loadbalancer-1.5.6.7-2.3.4.5-3.4.5'])

describe.each(['printers-pod', 'printers-workloads', 'printers-others'])('%s', (file) => {
  const { absent, cases } = readVectors<Input, Expected>(fs, file)
  const known = cases.filter(({ name, input: { object } }) => {
    const definition = absent ? undefined : byKind(object.apiVersion, object.kind)
    return definition !== undefined && !isStoredOnly(definition) && !SKIPPED.has(name)
  })

  it.skipIf(absent)('has kinds that are served', () => expect(known.length).toBeGreaterThan(3))

  it.each(known)('$name', ({ input: { object, wide, now }, expect: { rows } }) => {
    const definition = byKind(object.apiVersion, object.kind)
    const at = (parseTime(now) ?? 0) - POWER_ON_UNIX_MICROS
    const columns = definition?.columns.filter(({ priority }) => wide || priority === 0)
    const shaped = { ...object, metadata: { ...object.metadata, name: object.metadata.name ?? '' } }
    expect([columns?.map((column) => column.cell(shaped, at))]).toEqual(rows)
  })
})
