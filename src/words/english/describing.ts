import { table } from '../table'

/** What is drawn, for who hears it; and the whole of it in the title. */
export const describing = table('describing', {
  pod: (name: string) => `Pod ${name}`,
  containersReady: (ready: number, all: number) => `${ready} of ${all} containers ready`,
  noNodeYet: 'not on a node yet',
  onNode: (node: string) => `on ${node}`,
  pulled: (percent: number) => `image ${percent} % pulled`,
  restarts: (count: number) => (count === 1 ? '1 restart' : `${count} restarts`),
  evictedAt: (time: string) => `evicted at ${time}`,
  worker: (name: string) => `Worker ${name}`,
  cordoned: 'Cordoned',
  pods: (count: number) => (count === 1 ? '1 pod' : `${count} pods`),
  asked: (cpu: string, allCpu: string, memory: string, allMemory: string) =>
    `${cpu} of ${allCpu} CPU and ${memory} of ${allMemory} memory asked`,
  starting: 'Starting',
  noPower: 'No power',

  holdUp: (seconds: number) => `Hold it up for ${seconds} s`,

  clocks: {
    lease: 'Node lease',
    silence: 'Not heard of: becomes Unknown at the end',
    backoff: 'Back-off before the next try',
    grace: 'Grace period to end by itself',
    eviction: "Tolerates its node's taint, then is evicted",
    deadline: 'Progress deadline of the rollout',
    probe: (kind: string, container: string) => `${kind} probe of ${container}`,
    span: (from: string, until: string) => `since ${from}, until ${until}`,
    period: (seconds: number) => `every ${seconds} s`,
  },

  scene: {
    noWorkers: 'A cluster without workers',
    healthy: {
      small: 'A small healthy cluster',
      middling: 'A middling healthy cluster',
      large: 'A large healthy cluster',
    },
    trouble: {
      small: 'A small cluster with a pod in trouble',
      middling: 'A middling cluster with a pod in trouble',
      large: 'A large cluster with a pod in trouble',
    },
    down: {
      small: (down: number) =>
        `A small cluster, ${down === 1 ? 'a worker' : `${down} workers`} down`,
      middling: (down: number) =>
        `A middling cluster, ${down === 1 ? 'a worker' : `${down} workers`} down`,
      large: (down: number) =>
        `A large cluster, ${down === 1 ? 'a worker' : `${down} workers`} down`,
    },
  },
})
