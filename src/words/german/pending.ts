import type { pending as english } from '../english/pending'
import { said } from '../table'

export const pending = said<typeof english>('pending', {
  cause: {
    fits: 'Jetzt passt er.',
    noWorker: 'Es gibt keinen Worker.',
    gated: (gates) =>
      `Das Gate ${gates} hält ihn zurück: der Scheduler beachtet ihn erst, wenn es weg ist.`,
    noScheduler: (scheduler) =>
      `Er wartet auf einen Scheduler namens ${scheduler}, und hier läuft keiner, der so heißt.`,
    noClaim: (claim) => `Er benutzt den Claim ${claim}, und es gibt keinen, der so heißt.`,
    noVolume: (claim) => `Für seinen Claim ${claim} ist kein Volume da.`,
    noRoom: (asked, node, short) =>
      `Er verlangt ${asked}, und kein Worker hat so viel frei. Am nächsten kommt ${node}: ${short}.`,
    noRoomAllowed: (asked, node, short) =>
      `Er verlangt ${asked}, und kein Worker, den er nutzen darf, hat so viel frei. Am nächsten kommt ${node}: ${short}.`,
  },
  onePodMore: 'Platz für einen Pod mehr',
  isFull: 'der Node ist voll',
  short: (amount) => `${amount} zu wenig`,
  amounts: (amounts) => amounts.join(' und '),

  refused: {
    NodeUnschedulable: (workers) =>
      workers === 1 ? '1 Worker ist gesperrt' : `${workers} Worker sind gesperrt`,
    TaintToleration: (workers) =>
      workers === 1
        ? '1 Worker hat einen Taint, den er nicht duldet'
        : `${workers} Worker haben einen Taint, den er nicht duldet`,
    NodeAffinity: (workers, labels) =>
      `${workers === 1 ? '1 Worker hat' : `${workers} Worker haben`} nicht die Labels, die er verlangt${labels === '' ? '' : ` (${labels})`}`,
    NodePorts: (workers, ports) =>
      `auf ${workers === 1 ? '1 Worker' : `${workers} Workern`} ist sein Host-Port ${ports} belegt`,
    PodTopologySpread: (workers) =>
      `auf ${workers === 1 ? '1 Worker' : `${workers} Workern`} wären es mit ihm zu viele an einem Ort für seine Spread Constraints`,
    InterPodAffinity: (workers) =>
      `${workers === 1 ? '1 Worker hat' : `${workers} Worker haben`} Nachbarn, die er nicht haben darf, oder nicht die, die er haben muss`,
    VolumeBinding: (workers, claim) =>
      claim === ''
        ? `${workers === 1 ? '1 Worker erreicht' : `${workers} Worker erreichen`} sein Volume nicht`
        : `für seinen Claim ${claim} ist kein Volume da`,
    NodeVolumeLimits: (workers) =>
      `${workers === 1 ? '1 Worker hat' : `${workers} Worker haben`} so viele Volumes, wie er anhängen kann`,
  },
  refusedBy: (plugin, workers) =>
    `${plugin} lehnt ${workers === 1 ? '1 Worker' : `${workers} Worker`} ab`,
  refusals: (refusals) => refusals.join(', und '),

  detail: {
    room: (asked, free) => `${asked} verlangt, ${free} frei`,
    isNot: (label) => `nicht ${label}`,
    hasPort: (pod) => `${pod} hat ihn`,
  },

  how: {
    recreated: (pod) => `${pod} wird gelöscht und neu angelegt`,
    patched: (pod) => `${pod} selbst wird gepatcht`,
    rollsOut: (workload) => `${workload} rollt ein neues Template aus`,
    madeAnew: (workload, pod) =>
      `das Template von ${workload} ändert sich, und ${pod} entsteht neu`,
  },
  evicted: (pods) => `dafür verdrängt: ${pods}`,
  asBefore: 'jeder Node lehnt wie zuvor ab',

  changes: {
    askForLess: {
      title: ({ asks }) =>
        `${asks.map(({ free, requested }) => `${free} statt ${requested}`).join(' und ')} verlangen`,
      effect: ({ limitStays }) => (limitStays ? 'das Limit bleibt' : ''),
      action: 'Verringern',
    },
    dropHostPort: {
      title: ({ ports }) => `Auf Host-Port ${ports} verzichten`,
      effect: 'der Port des Containers selbst bleibt',
      action: 'Verzichten',
    },
    dropNodeSelector: {
      title: 'Auf jeden Worker lassen',
      effect: 'ohne nodeSelector und verlangte Node-Affinität',
      action: 'Lassen',
    },
    onlyPrefer: {
      title: 'Nachbarn nur vorziehen, keine verlangen',
      effect: ({ weight }) =>
        `aus der verlangten Pod-Affinität wird eine Vorliebe mit Gewicht ${weight}`,
      action: 'Vorziehen',
    },
    preferSpread: {
      title: ({ keys }) => `Das Verteilen über ${keys} nur vorziehen`,
      action: 'Vorziehen',
    },
    raisePriority: {
      title: ({ value }) => `Die Priorität auf ${value} heben`,
      effect: 'andere können dafür verdrängt werden',
      action: 'Heben',
    },
    relaxSpread: {
      title: ({ skews, keys }) => `maxSkew ${skews} über ${keys} zulassen`,
      action: 'Zulassen',
    },
    removeGate: {
      title: ({ gates }) =>
        `${gates.length === 1 ? 'Das Gate' : 'Die Gates'} ${gates.join(', ')} entfernen`,
      action: 'Entfernen',
    },
    tolerate: {
      title: ({ taints }) => `${taints} dulden`,
      action: 'Dulden',
    },
    useScheduler: {
      title: ({ scheduler }) => `Dem ${scheduler} überlassen`,
      action: 'Überlassen',
    },
    addWorker: {
      title: ({ cpu, memory }) => `Worker mit ${cpu} CPU und ${memory} dazunehmen`,
      effect: ({ zone, labels }) =>
        `eine Maschine in Zone ${zone}${labels === '' ? '' : ` mit ${labels}`}, Ready in etwa einer Minute`,
      action: 'Dazunehmen',
    },
    createClaim: {
      title: ({ claim }) => `Den Claim ${claim} anlegen`,
      effect: ({ size, storageClass }) => `er verlangt ${size} der Klasse ${storageClass}`,
      action: 'Anlegen',
    },
    createVolume: {
      title: ({ claim }) => `Ein Volume für den Claim ${claim} anlegen`,
      effect: 'ein Verzeichnis auf dem Worker, auf dem der Pod gerade ist',
      action: 'Anlegen',
    },
    deletePod: {
      title: ({ pod }) => `${pod} löschen`,
      effect: ({ room, node }) =>
        `der Pod verlangt ${room} auf ${node}, und niemand legt ihn neu an`,
      action: 'Löschen',
    },
    labelNode: {
      title: ({ node, labels }) => `${node} das Label ${labels} geben`,
      effect: ({ replaced }) =>
        replaced === '' ? 'sonst ändert sich am Node nichts' : `anstelle von ${replaced}`,
      action: 'Label geben',
    },
    scaleDown: {
      title: ({ workload, replicas }) => `${workload} auf ${replicas} verkleinern`,
      effect: ({ pod }) => `${pod} geht: der Pod ist als der billigste markiert`,
      action: 'Verkleinern',
    },
    uncordon: {
      title: ({ node }) => `${node} wieder Pods nehmen lassen`,
      effect: ({ free }) => `der Node hat ${free} frei`,
      action: 'Freigeben',
    },
    untaint: {
      title: ({ node, taints }) => `${taints} von ${node} entfernen`,
      effect: 'auch andere Pods können dann dorthin',
      action: 'Taint entfernen',
    },
  },
})
