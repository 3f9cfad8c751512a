import type { Row, Trace } from './recording'

export const mapRows = (trace: Trace, change: (row: Row) => Row): Trace =>
  Object.fromEntries(Object.entries(trace).map(([name, rows]) => [name, rows.map(change)]))
