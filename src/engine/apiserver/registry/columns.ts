/**
 * Parts of printed columns that several kinds have.
 * Source: Kubernetes v1.35 pkg/printers/internalversion/printers.go
 */

import type { Container } from '../../../api/container'
import { humanDuration } from '../../../api/machinery/duration'
import { parseTime } from '../../../api/machinery/time'
import type { KubeObject, MicroTime, Time } from '../../../api/meta'
import { POWER_ON_UNIX_MICROS } from '../../clientGo/wallClock'
import type { Micros } from '../../kernel/micros'
import type { PrinterColumn } from './resource'

type Cell<T> = PrinterColumn<T>['cell']

/** A column that is always shown. */
export function column<T>(
  name: string,
  type: PrinterColumn<T>['type'],
  description: string,
  cell: Cell<T>,
): PrinterColumn<T> {
  return { name, type, description, priority: 0, cell }
}

/** A column shown with `-o wide`. */
export function wideColumn<T>(name: string, description: string, cell: Cell<T>): PrinterColumn<T> {
  return { name, type: 'string', description, priority: 1, cell }
}

export const nameColumn: PrinterColumn<KubeObject> = {
  name: 'Name',
  type: 'string',
  format: 'name',
  description: 'Name must be unique within a namespace.',
  priority: 0,
  cell: (object) => object.metadata.name,
}

export const ageColumn: PrinterColumn<KubeObject> = column(
  'Age',
  'string',
  'CreationTimestamp is a timestamp representing the server time when this object was created.',
  (object, now) => ageOf(object.metadata.creationTimestamp, now),
)

/** `5m`, `2d1h`; `<unknown>` without a time. Source: translateTimestampSince. */
export function ageOf(time: Time | MicroTime | undefined, now: Micros): string {
  const micros = time === undefined ? undefined : parseTime(time)
  return micros === undefined ? '<unknown>' : humanDuration(POWER_ON_UNIX_MICROS + now - micros)
}

/** Names and images of containers, joined: the last columns of every workload. */
export function containerColumns<T>(
  containers: (object: T) => readonly Container[],
): readonly PrinterColumn<T>[] {
  return [
    wideColumn('Containers', 'Names of each container in the template.', (object) =>
      containers(object)
        .map((container) => container.name)
        .join(','),
    ),
    wideColumn('Images', 'Images referenced by each container in the template.', (object) =>
      containers(object)
        .map((container) => container.image)
        .join(','),
    ),
  ]
}
