import type { comparison as english } from '../english/comparison'
import { said } from '../table'

export const comparison = said<typeof english>('comparison', {
  presets: {
    default: 'Vorgabe von Kubernetes',
    packing: 'Dicht packen: MostAllocated',
    packingWithSpread: 'MostAllocated, weiter verteilt',
    noSpreading: 'Ohne Verteilen als Vorgabe',
    requestedToCapacity: 'RequestedToCapacityRatio',
    balance: 'CPU und Speicher zuerst ausgleichen',
    own: 'Eigene Konfiguration',
  },
  workloads: {
    mixed: 'Eine bunte Mischung',
    giants: 'Erst Kleine, dann Riesen',
    thousand: 'Tausend Pods in fünf Größen',
    own: 'Eigenes Manifest',
    cluster: 'Die Workloads des Clusters',
  },
  clusterWorkers: 'den Workern des Clusters',
  freshWorkers: (count) => `${count} neuen Workern`,
  probe: (cpu, memory) => `${cpu} cpu und ${memory}`,
  about: (workload, workers) => `${workload} auf ${workers}.`,
  oneDocument: 'Eine Konfiguration ist ein Dokument: eine KubeSchedulerConfiguration.',
  youStopped: 'Hier von Hand beendet.',
  sessionEnded: 'Die Sitzung daneben ist zu Ende.',

  metrics: {
    placed: 'Pods platziert',
    pending: 'Pending',
    elsewhere: 'Anderswo platziert',
    empty: 'Leere Worker',
    cpu: 'CPU angefordert',
    memory: 'Speicher angefordert',
    cpuRange: 'CPU, von bis',
    memoryRange: 'Speicher, von bis',
    zones: 'Pods je Zone',
    cpuFragmentation: 'CPU-Verschnitt',
    memoryFragmentation: 'Speicher-Verschnitt',
    largest: 'Größter Pod, der passt',
    decisions: 'Entscheidungen',
    time: 'Zeit, bis alle platziert sind',
  },
  more: (probe) => `Weitere Pods mit ${probe}`,
  of: (part, all) => `${part} von ${all}`,
  range: (least, most) => `${least} bis ${most}`,
  none: 'keiner',
  noZone: 'ohne Zone',
  stillWait: (count) => (count === 1 ? '1 wartet noch' : `${count} warten noch`),
  nothingCame: 'noch nichts gekommen',

  terms: {
    fragmentation: 'Verschnitt',
    largest: 'Größter Pod',
    elsewhere: 'Anderswo',
    requested: 'Angefordert',
    time: 'Zeit, bis alle platziert sind',
  },
  meanings: {
    fragmentation: (probe) =>
      `der Anteil des Freien, den Pods mit ${probe} nicht nutzen können: was übrig bleibt, wenn jeder Worker mit ihnen gefüllt ist. Gesperrte Worker zählen nicht.`,
    largest: 'alles, was auf dem Worker frei ist, dessen knappere Ressource am freiesten ist.',
    elsewhere:
      'ein Pod auf einem Worker, auf dem die andere Hälfte weniger Pods desselben Owners hat.',
    requested: 'was Pods anfordern, von dem, was die Worker als allocatable haben.',
    time: 'von der ersten Ankunft, bis kein Pod mehr wartet, auf eine halbe Sekunde genau.',
  },

  columns: ['Worker', 'Zone', 'A Pods', 'A CPU', 'A Speicher', 'B Pods', 'B CPU', 'B Speicher'],
  side: (letter, configuration) => `${letter}: ${configuration}`,

  summary: {
    nothing: 'Noch ist nichts angekommen.',
    alike: 'A und B platzieren gleich.',
    moved: (pods) =>
      `${pods === 1 ? '1 Pod ist' : `${pods} Pods sind`} anderswo platziert; die Summen sind gleich.`,
    onlyOneWaits: (pending, other, pods) =>
      `${pending} lässt ${pods === 1 ? '1 Pod' : `${pods} Pods`} Pending; ${other} platziert alle.`,
    bothWait: (inA, inB) => `A lässt ${inA} Pods Pending, B ${inB}.`,
    empty: (more, most, fewer, least) => `${more} lässt ${most} Worker leer, ${fewer} ${least}.`,
    emptyOrNone: (more, most, fewer) => `${more} lässt ${most} Worker leer; ${fewer} nutzt jeden.`,
    room: (more, most, fewer, least, probe) =>
      `${more} hat Platz für ${most} weitere Pods mit ${probe}, ${fewer} für ${least}.`,
  },
})
