import type { describing as english } from '../english/describing'
import { said } from '../table'

export const describing = said<typeof english>('describing', {
  pod: (name) => `Pod ${name}`,
  containersReady: (ready, all) => `${ready} von ${all} Containern bereit`,
  noNodeYet: 'noch ohne Node',
  onNode: (node) => `auf ${node}`,
  pulled: (percent) => `Image zu ${percent} % geladen`,
  restarts: (count) => (count === 1 ? '1 Neustart' : `${count} Neustarts`),
  evictedAt: (time) => `wird um ${time} verdrängt`,
  worker: (name) => `Worker ${name}`,
  cordoned: 'gesperrt',
  pods: (count) => (count === 1 ? '1 Pod' : `${count} Pods`),
  asked: (cpu, allCpu, memory, allMemory) =>
    `${cpu} von ${allCpu} CPU und ${memory} von ${allMemory} Speicher angefordert`,
  starting: 'Startet',
  noPower: 'Kein Strom',

  holdUp: (seconds) => `${seconds} s aufhalten`,

  clocks: {
    lease: 'Lease des Nodes',
    silence: 'Nichts gehört: am Ende Unknown',
    backoff: 'Back-off bis zum nächsten Versuch',
    grace: 'Frist, um von selbst zu enden',
    eviction: 'Duldet den Taint seines Nodes, dann verdrängt',
    deadline: 'Frist für Fortschritt beim Rollout',
    probe: (kind, container) => `${kind} Probe von ${container}`,
    span: (from, until) => `seit ${from}, bis ${until}`,
    period: (seconds) => `alle ${seconds} s`,
  },

  scene: {
    noWorkers: 'Ein Cluster ohne Worker',
    healthy: {
      small: 'Ein kleiner, gesunder Cluster',
      middling: 'Ein mittlerer, gesunder Cluster',
      large: 'Ein großer, gesunder Cluster',
    },
    trouble: {
      small: 'Ein kleiner Cluster, ein Pod in Not',
      middling: 'Ein mittlerer Cluster, ein Pod in Not',
      large: 'Ein großer Cluster, ein Pod in Not',
    },
    down: {
      small: (down) => `Ein kleiner Cluster, ${down === 1 ? 'ein' : down} Worker ausgefallen`,
      middling: (down) => `Ein mittlerer Cluster, ${down === 1 ? 'ein' : down} Worker ausgefallen`,
      large: (down) => `Ein großer Cluster, ${down === 1 ? 'ein' : down} Worker ausgefallen`,
    },
  },
})
