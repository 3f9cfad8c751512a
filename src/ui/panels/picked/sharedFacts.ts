/** What several things have in common, as rows of a name and a value. */
import { recordOf } from '../../../store/cluster'
import { cpuText, memoryText } from '../../../store/describe'
import type { Thing } from '../../../store/verbs/verbs'

type Facts = readonly (readonly [name: string, value: string])[]

/** `3 pods`, `2 pods and 1 worker`: subjects are `Pod/default/web-7`. */
export function countedKinds(subjects: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const subject of subjects) {
    const kind = subject.slice(0, subject.indexOf('/'))
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts]
    .map(([kind, count]) => `${count} ${NOUNS[kind] ?? kind}${count === 1 ? '' : 's'}`)
    .join(' and ')
}

/** Kubernetes writes its kinds large; people say pods and workers. */
const NOUNS: Readonly<Record<string, string>> = { Pod: 'pod', Worker: 'worker' }

export function sharedFacts(things: readonly Thing[]): Facts {
  const [first, ...rest] = things.map(factsOf)
  if (first === undefined) return []
  const same = first.filter(([name, value]) =>
    rest.every((facts) => facts.some(([other, its]) => other === name && its === value)),
  )
  return [...same.filter(([, value]) => value !== ''), ...sums(things)]
}

function factsOf({ kind, key }: Thing): Facts {
  const pod = kind === 'Pod' ? recordOf('Pod', key) : undefined
  if (pod !== undefined) {
    return [
      ['Status', pod.status],
      ['Namespace', pod.namespace],
      ['Node', pod.node],
      ['Owner', pod.owner],
      ['Image', pod.containers.map(({ image }) => image).join(', ')],
      ['Labels', labelText(pod.labels)],
    ]
  }
  const worker = kind === 'Worker' ? recordOf('Worker', key) : undefined
  if (worker === undefined) return []
  return [
    ['Ready', worker.ready],
    ['Power', worker.powered ? 'on' : 'off'],
    ['Scheduling', worker.cordoned ? 'cordoned' : 'open'],
    ['Zone', worker.zone],
    ['Runtime', worker.runtime],
    ['Taints', worker.taints.join(', ')],
  ]
}

/** What they ask for, or have, together. */
function sums(things: readonly Thing[]): Facts {
  const pods = things.flatMap(({ kind, key }) =>
    kind === 'Pod' ? (recordOf('Pod', key) ?? []) : [],
  )
  const workers = things.flatMap(({ kind, key }) =>
    kind === 'Worker' ? (recordOf('Worker', key) ?? []) : [],
  )
  const of = workers.length > 0 ? workers : pods
  if (of.length < things.length) return []
  const name = workers.length > 0 ? 'Have together' : 'Ask together'
  const cpu = cpuText(of.reduce((sum, { cpuMillis }) => sum + cpuMillis, 0))
  const memory = memoryText(of.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0))
  return [[name, `${cpu} CPU, ${memory}`]]
}

const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
