/** What several things have in common, as rows of a name and a value. */
import { recordOf } from '../../../store/cluster'
import { cpuText, memoryText } from '../../../store/describe'
import type { Thing } from '../../../store/verbs/verbs'
import { picked } from '../../../words/english/picked'
import { wordsOf } from '../../../words/language'

type Facts = readonly (readonly [name: string, value: string])[]

/** `3 pods`, `2 pods and 1 worker`: subjects are `Pod/default/web-7`. */
export function countedKinds(subjects: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const subject of subjects) {
    const kind = subject.slice(0, subject.indexOf('/'))
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return wordsOf(picked).counted([...counts])
}

export function sharedFacts(things: readonly Thing[]): Facts {
  const [first, ...rest] = things.map(factsOf)
  if (first === undefined) return []
  const same = first.filter(([name, value]) =>
    rest.every((facts) => facts.some(([other, its]) => other === name && its === value)),
  )
  return [...same.filter(([, value]) => value !== ''), ...sums(things)]
}

function factsOf({ kind, key }: Thing): Facts {
  const words = wordsOf(picked)
  const pod = kind === 'Pod' ? recordOf('Pod', key) : undefined
  if (pod !== undefined) {
    return [
      [words.status, pod.status],
      [words.namespace, pod.namespace],
      [words.node, pod.node],
      [words.owner, pod.owner],
      [words.image, pod.containers.map(({ image }) => image).join(', ')],
      [words.labels, labelText(pod.labels)],
    ]
  }
  const worker = kind === 'Worker' ? recordOf('Worker', key) : undefined
  if (worker === undefined) return []
  return [
    [words.ready, worker.ready],
    [words.power, worker.powered ? words.on : words.off],
    [words.scheduling, worker.cordoned ? words.cordoned : words.open],
    [words.zone, worker.zone],
    [words.runtime, worker.runtime],
    [words.taints, worker.taints.join(', ')],
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
  const words = wordsOf(picked)
  const name = workers.length > 0 ? words.haveTogether : words.askTogether
  const cpu = cpuText(of.reduce((sum, { cpuMillis }) => sum + cpuMillis, 0))
  const memory = memoryText(of.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0))
  return [[name, `${cpu} CPU, ${memory}`]]
}

const labelText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')
