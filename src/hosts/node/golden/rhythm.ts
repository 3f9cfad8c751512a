/** When each command of a recording was run, read off what followed it. */
import { isJsonObject } from '../../../api/machinery/json'
import { KUBELETS, type Recording, type Row } from './recording'

/** Seconds since the trace began, one for each command. */
export function momentsOf(recording: Recording): number[] {
  const { components, commands } = recording
  const writes = [...(components.client ?? [])]
  const kubelets = [...(components[KUBELETS] ?? [])]
  let last = 0
  return commands.map(({ run }) => {
    const bracketed = run.startsWith('(')
    const row = bracketed ? takeKubeletRow(kubelets, run, last) : takeWrite(writes, run)
    last = row?.at ?? last
    return last
  })
}

const WRITES_NOTHING = /^kubectl (get|describe|logs)\b/

function takeWrite(writes: Row[], run: string): Row | undefined {
  if (WRITES_NOTHING.test(run)) return undefined
  const row = writes.shift()
  // A drain cordons first, then evicts.
  while (writes[0]?.evict !== undefined) writes.shift()
  return row
}

/** What a kubelet did first when this happened to it. A power cut leaves no row. */
function takeKubeletRow(rows: readonly Row[], run: string, since: number): Row | undefined {
  const later = rows.filter((row) => row.at > since)
  if (run.includes('joins')) return later.find((row) => row.path === '/api/v1/nodes')
  const back = /^\((\S+) is back/.exec(run)
  if (back !== null) return later.find((row) => row.path === `/api/v1/nodes/${back[1]}/status`)
  const [, pod, verdict] = /finds (\S+) (not ready|ready)/.exec(run) ?? []
  if (pod === undefined) return undefined
  const turns = rows.filter(({ path }) => path.endsWith(`/pods/${pod}/status`))
  const ready = verdict === 'ready'
  // A pod begins as not ready: it turns so only after it was ready.
  return turns.find(
    (row, index) =>
      row.at > since &&
      saysReady(row, ready) &&
      turns.slice(0, index).some((earlier) => saysReady(earlier, !ready)),
  )
}

function saysReady({ sets }: Row, ready: boolean): boolean {
  const condition = sets?.['status.conditions[Ready]']
  return isJsonObject(condition) && condition.status === (ready ? 'True' : 'False')
}

/** When the last row of any component came. */
export const endOf = ({ components }: Recording): number =>
  Math.max(0, ...Object.values(components).map((rows) => rows.at(-1)?.at ?? 0))
