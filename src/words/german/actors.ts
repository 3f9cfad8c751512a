import type { actors as english } from '../english/actors'
import { said } from '../table'

export const actors = said<typeof english>('actors', {
  outside: 'Außerhalb des Clusters',
  about: {
    you: {
      title: 'Sie',
      part: 'Das eigene kubectl. Alles, was hier am Cluster getan wird, ist eine Anfrage an den API server.',
    },
    'kube-apiserver': {
      title: 'API server',
      part: 'Die einzige Tür zum Zustand des Clusters. Jede Anfrage nimmt ihre Stufen: wer fragt, darf er das, was kommt hinzu, ist es gültig, speichern. Die Watches sagen es allen anderen.',
    },
    etcd: {
      title: 'etcd',
      part: 'Hält jedes Objekt unter einem Schlüssel, jeden Schreibvorgang in einer eigenen Revision. Nur der API server spricht mit etcd.',
    },
    'kube-scheduler': {
      title: 'Scheduler',
      part: 'Gibt jedem Pod ohne Node einen Node: streicht die, auf denen er nicht laufen kann, gibt den übrigen Punkte und lässt ihn vom API server an den besten binden.',
    },
    'kube-controller-manager': {
      title: 'Controller manager',
      part: 'Schleifen, die das Gewollte mit dem Vorhandenen vergleichen und beim API server anfordern, was fehlt. Eine helle Lampe arbeitet; die Zahl sagt, wie viele Schlüssel warten.',
    },
    'cloud-controller-manager': {
      title: 'Cloud controller manager',
      part: 'Die Schleifen, die die Cloud kennen: sie richten Nodes ein und sorgen für Load Balancer, Routen und Volumes.',
    },
    kubelet: {
      title: 'kubelet',
      part: 'Lässt über die Container-Runtime laufen, was an seinen Node gebunden ist, prüft diese Pods und meldet ihren Status. Alle zehn Sekunden erneuert er seine Lease.',
    },
    'kube-proxy': {
      title: 'kube-proxy',
      part: 'Macht aus Services und EndpointSlices Regeln, durch die Pakete für einen Service zu einem Pod finden.',
    },
    runtime: {
      title: 'Container-Runtime',
      part: 'Lädt Images, legt Sandboxes mit eigener Adresse an, startet und beendet Container: was der kubelet über CRI verlangt.',
    },
    'image-registry': {
      title: 'Image-Registry',
      part: 'Hält Images als Schichten. Ein Tag, das es nicht gibt, lässt sich nicht laden.',
    },
    'cloud-provider': {
      title: 'Cloud-Anbieter',
      part: 'Vermietet Maschinen, Load Balancer, Routen und Disks. Er gehört zu keinem Cluster und lässt sich Zeit.',
    },
    'end-users': {
      title: 'Besucher',
      part: 'Senden Anfragen an die Services, die Besucher haben. Was scheitert, wird gezählt.',
    },
  },
  worker: 'Worker',
  howTheyFare: 'Wie es ihnen geht',
  apiServer: {
    inFlight: 'Unterwegs',
    watches: 'Watches',
    requests: 'Anfragen',
    allRequests: 'Alle Anfragen',
    inItsHands: 'In Arbeit',
    nothing: 'Gerade nichts. Anfragen stehen hier, solange an ihnen gearbeitet wird.',
    onItsWay: 'unterwegs',
    from: (client) => `von: ${client}`,
  },
  etcd: {
    revision: 'Revision',
    compacted: 'Verdichtet',
    notCompacted: 'noch nichts',
    upTo: (revision) => `bis ${revision}`,
    role: 'Rolle',
    roleInTerm: (role, term) => `${role}, Term ${term}`,
    keys: 'Schlüssel',
    holds: 'Enthält',
    allKeys: 'Alle Schlüssel',
    lastWrites: 'Zuletzt geschrieben',
  },
  scheduler: {
    inHand: 'In Arbeit',
    nothing: 'nichts',
    at: (pod, point) => [pod, ` bei ${point}`],
    lastDecision: 'Letzte Entscheidung',
    writePlugin: 'Plugin schreiben',
    active: 'Active',
    noActive: 'Niemand wartet auf den ersten Versuch.',
    backoff: 'Backoff',
    noBackoff: 'Niemand wartet nach einem Fehlversuch.',
    unschedulable: 'Unschedulable',
    noUnschedulable: 'Niemand wartet darauf, dass sich der Cluster ändert.',
    gated: 'Gated',
    queue: (title, pods) => (pods === 0 ? title : `${title} · ${pods}`),
    tries: (attempts) => (attempts === 1 ? 'einmal versucht' : `${attempts}-mal versucht`),
    refusedBy: (plugins) => `abgelehnt von ${plugins.join(', ')}`,
  },
  controllers: {
    controllers: 'Controller',
    state: (waiting, retrying, syncs) =>
      [
        ...(waiting === 0 ? [] : [waiting === 1 ? '1 wartet' : `${waiting} warten`]),
        ...(retrying === 0 ? [] : [`${retrying} zu wiederholen`]),
        syncs === 1 ? '1 Sync' : `${syncs} Syncs`,
      ].join(', '),
    last: (key) => ['zuletzt ', key],
  },
  cloud: {
    machines: 'Maschinen',
    loadBalancers: 'Load Balancer',
    noLoadBalancers: 'Keine. Ein Service vom Typ LoadBalancer bestellt einen.',
    disks: 'Disks',
    noDisks: 'Keine. Ein PersistentVolumeClaim bestellt eine.',
    attached: (zone, machine) => [`Zone ${zone}, `, machine],
    free: (zone) => `Zone ${zone}, frei`,
  },
})
