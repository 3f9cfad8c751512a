import { table } from '../table'

/** The cards of the stage: parts of the control plane, workers, pods. */
export const nodes = table('nodes', {
  controlPlane: 'control plane',
  starting: 'starting …',
  api: {
    inFlight: (count: number) => `${count} in flight`,
    /** After a number. */
    rate: 'requests/s',
    watches: (count: number) => `${count} watches`,
    starting: 'API server, starting',
    label: (inFlight: number, watches: number) =>
      `API server, ${inFlight} requests in flight, ${watches} watches`,
    holding: (inFlight: number, watches: number, held: string) =>
      `API server, ${inFlight} requests in flight, ${watches} watches: ${held}`,
  },
  controllers: {
    manager: 'Controller manager',
    brief: 'Controllers',
    cloud: 'Cloud controllers',
    label: (controllers: number, keys: number) =>
      `Controller manager, ${controllers} controllers, ${keys} keys in their queues`,
    cloudLabel: (controllers: number, keys: number) =>
      `Cloud controller manager, ${controllers} controllers, ${keys} keys in their queues`,
  },
  etcd: {
    noEntry: 'no entry yet: the API server writes the first',
    revision: 'revision',
    term: (role: string, term: number) => `${role}, term ${term}`,
    starting: 'etcd, starting',
    label: (revision: number, role: string, term: number, keys: number) =>
      `etcd, revision ${revision}, ${role} in term ${term}, ${keys} keys`,
  },
  scheduler: {
    inHand: 'In hand',
    nothing: 'nothing',
    forYou: 'For you',
    /** After a number. */
    placed: 'placed a second',
    wait: 'wait in active',
    stuck: (count: string) => `${count} tried and not placed`,
    starting: 'Scheduler, starting',
    standsBack: (waiting: number) => `Scheduler, stands back, ${waiting} wait for you`,
    idle: (active: number, backoff: number, unschedulable: number) =>
      `Scheduler, ${active} active, ${backoff} in backoff, ${unschedulable} unschedulable, nothing in hand`,
    label: (active: number, backoff: number, unschedulable: number, pod: string, point: string) =>
      `Scheduler, ${active} active, ${backoff} in backoff, ${unschedulable} unschedulable, pod ${pod} in hand at ${point}`,
  },
  worker: {
    crew: (node: string) => `Crew of ${node}`,
    on: (part: string, node: string) => `${part} on ${node}`,
    pods: (node: string) => `Pods on ${node}`,
    booting: 'Booting',
    noPower: 'No power',
    wireCut: 'Wire cut',
    cordoned: 'Cordoned',
    silentSince: (clock: string) => `silent since ${clock}`,
    cpu: 'cpu',
    memory: 'mem',
    cpuAsked: (asked: string, all: string) => `${asked} of ${all} CPU asked`,
    memoryAsked: (asked: string, all: string) => `${asked} of ${all} memory asked`,
    empty: {
      coming: 'booting: its kubelet will register a Node',
      dark: 'no power: nothing runs here',
      cordoned: 'cordoned: the scheduler sends nothing here',
      ready: 'no pods yet',
    },
    votes: (count: number) => (count === 1 ? '1 vote' : `${count} votes`),
  },
  pod: {
    name: (key: string) => `Pod ${key}`,
    reserved: 'reserved',
    expected: 'expected',
  },
  clock: (what: string, span: string) => `${what}, ${span}`,
})
