/** What `kubectl get` shows: cells of objects, ages. */
import type { Service } from '../../../api/core'
import { humanDuration, shortHumanDuration } from '../../../api/machinery/duration'
import { MICROS_PER_SECOND, microsOf } from '../../../api/machinery/time'
import type { KubeObject } from '../../../api/meta'
import { byKind } from '../../../engine/apiserver/registry/registry'
import type { PrinterColumn } from '../../../engine/apiserver/registry/resource'
import { narrowExternalIP } from '../../../engine/apiserver/registry/service'
import { POWER_ON_UNIX_MICROS } from '../../../engine/clientGo/wallClock'
import { type Areas, area } from './area'

interface Printed {
  readonly object: KubeObject
  readonly wide: boolean
  readonly now: string
}
interface Age {
  readonly seconds: number
}

/** Cells upstream's printers put into every row, though they are shown with `-o wide` only. */
const IN_EVERY_ROW = ['VolumeMode']

/** Cells upstream's printers cut short where rows are not wide, which the server's always are. */
const NARROW: Readonly<Record<string, PrinterColumn<KubeObject>['cell']>> = {
  // In rows that are not wide only Services have it.
  'External-IP': (object) => narrowExternalIP(object as Service),
}

const printer = area({ answer: rowsOf })

export const printing: Areas = {
  'printers-pod': printer,
  'printers-workloads': printer,
  'printers-others': printer,
  'duration-human': area({
    answer: ({ seconds }: Age) => ({ text: humanDuration(seconds * MICROS_PER_SECOND) }),
  }),
  'duration-short': area({
    answer: ({ seconds }: Age) => ({ text: shortHumanDuration(seconds * MICROS_PER_SECOND) }),
  }),
}

function rowsOf({ object, wide, now }: Printed) {
  const columns = byKind(object.apiVersion, object.kind)?.columns
  if (columns === undefined) throw new Error(`${object.kind} has no columns`)
  const at = microsOf(now) - POWER_ON_UNIX_MICROS
  const named = { ...object, metadata: { ...object.metadata, name: object.metadata.name ?? '' } }
  const shown = columns.filter(
    ({ name, priority }) => wide || priority === 0 || IN_EVERY_ROW.includes(name),
  )
  return {
    rows: [shown.map(({ name, cell }) => (wide ? cell : (NARROW[name] ?? cell))(named, at))],
  }
}
