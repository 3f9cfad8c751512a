import type { narration as english } from '../english/narration'
import { said } from '../table'

export const narration = said<typeof english>('narration', {
  you: 'Sie',
  on: (component, host) => `${component} auf ${host}`,
  theKubelet: (host) => `Der kubelet auf ${host}`,
  theRuntime: (host) => `Runtime auf ${host}`,
  imageRegistry: 'Image-Registry',
  endUsers: 'Besucher',

  yours: {
    evict: (it) => `Auftrag an den API server: ${it} verdrängen.`,
    cordon: (it) => `Auftrag an den API server: ${it} sperren, keine neuen Pods dorthin.`,
    uncordon: (it) => `Auftrag an den API server: ${it} wieder Pods nehmen lassen.`,
    scale: (it, replicas) => `Auftrag an den API server: ${it} auf ${replicas} skalieren.`,
    image: (it, image) => `Auftrag an den API server: ${image} in ${it} laufen lassen.`,
    create: (it) => `Auftrag an den API server: ${it} anlegen.`,
    read: (it) => `Auftrag an den API server: ${it} zeigen.`,
    update: (it) => `Auftrag an den API server: ${it} ändern.`,
    delete: (it) => `Auftrag an den API server: ${it} löschen.`,
    traffic: (it) => `Auftrag an den API server: ${it} erreichen.`,
  },
  binds: (pod, worker) => `Scheduler bittet den API server, ${pod} an ${worker} zu binden.`,

  registers: (who, node) => `${who} meldet die Maschine an: Node ${node} kommt in den Cluster.`,
  hasStopped: (who, pod) => `${who}: ${pod} ist angehalten, das Objekt kann weg.`,
  reports: {
    ready: (who, pod) => `${who} meldet: ${pod} ist Running und Ready.`,
    notReady: (who, pod) => `${who} meldet: ${pod} ist nicht Ready.`,
    ended: (who, pod) => `${who} meldet: ${pod} ist fertig, die Arbeit ist getan.`,
    failed: (who, pod) => `${who} meldet: ${pod} ist Failed.`,
    trouble: (who, pod, state) => `${who} meldet: ${pod} ist in ${state}.`,
    waits: (who, pod, reason) => `${who} meldet: ${pod} wartet: ${reason}.`,
    phase: (who, pod, phase) => `${who} meldet: ${pod} ist ${phase}.`,
  },

  controller: {
    tooFew: (who, owner) => `${who} legt einen Pod an: ${owner} hat zu wenige.`,
    create: (who, it) => `${who} legt ${it} an.`,
    createFor: (who, it, pods) =>
      `${who} legt ${it} an, für ${pods === 1 ? '1 Pod' : `${pods} Pods`}.`,
    update: (who, it) => `${who} ändert ${it}.`,
    delete: (who, it) => `${who} löscht ${it}.`,
    read: (who, it) => `${who} sieht sich ${it} an.`,
    traffic: (who, it) => `${who} erreicht ${it}.`,
    scale: (who, it, replicas) => `${who} skaliert ${it} auf ${replicas}.`,
    counts: (who, it, ready, wanted) =>
      `${who} zählt: ${ready} von ${wanted} Pods von ${it} sind Ready.`,
    address: (who, service, address) =>
      `${who} trägt die Adresse von Service ${service} ein: ${address}.`,
    silent: (who, pod) => `${who} trägt ${pod} als nicht Ready ein: der Node schweigt.`,
    status: (who, it) => `${who} ändert den Status von ${it}.`,
    machineGone: (who, node) => `${who} löscht Node ${node}: die Maschine ist weg.`,
    heardNothing: (who, node) => `${who} hat von ${node} 50 s lang nichts gehört: jetzt NotReady.`,
    taints: (who, node, taint) => `${who} gibt ${node} einen Taint: ${taint}.`,
    lists: (who, service, ready) =>
      `${who} führt ${ready === 1 ? '1 Pod' : `${ready} Pods`} als Ready hinter Service ${service}.`,
  },

  lost: (who, message) =>
    `${who} sendet ${message}, aber die Leitung ist gekappt: die Nachricht ist verloren.`,
  refused: (status, message) => `Der API server lehnt ab (${status}): ${message}`,
  hears: {
    manager: (it) => `Der Controller manager hört über seinen Watch von ${it}.`,
    scheduler: (pod) => `Der Scheduler hört von ${pod}: noch ohne Node, der Pod reiht sich ein.`,
    toRun: (kubelet, pod) => `${kubelet} hört, dass ${pod} bei ihm laufen soll.`,
    toStop: (kubelet, pod) => `${kubelet} hört, dass ${pod} enden soll.`,
  },
  etcd: {
    writes: (key) => `Alle Prüfungen bestanden: der API server schreibt ${key} in etcd.`,
    deletes: (key) => `Alle Prüfungen bestanden: der API server löscht ${key} in etcd.`,
    holds: (key, revision) => `etcd hat ${key} in Revision ${revision} und sagt es dem API server.`,
    hasForgotten: (key, revision) =>
      `etcd hat ${key} in Revision ${revision} vergessen und sagt es dem API server.`,
  },
  pulls: (who, pod, image) => `${who} lässt ${image} für ${pod} laden.`,
  runtime: {
    RunPodSandbox: (who, pod) =>
      `${who} bittet die Runtime um eine Sandbox mit eigener Adresse für ${pod}.`,
    CreateContainer: (who, pod) => `${who} lässt den Container für ${pod} anlegen.`,
    StartContainer: (who, pod) => `${who} lässt den Container für ${pod} starten.`,
    StopContainer: (who, pod) => `${who} lässt den Container von ${pod} anhalten, erst sanft.`,
    StopPodSandbox: (who, pod) => `${who} lässt die Sandbox von ${pod} abbauen.`,
  },
  registry: {
    noSuchImage: 'Die Registry antwortet: no such image.',
    answers: (runtime, layers, image) =>
      `Die Registry antwortet der ${runtime}: ${layers} Schichten von ${image}.`,
    manifest: (who, image) => `${who} fragt die Registry, woraus ${image} besteht.`,
    layers: (who) => `${who} holt, was noch fehlt, Schicht für Schicht.`,
  },
  cloud: {
    EnsureLoadBalancer: 'Cloud controller manager bestellt bei der Cloud einen Load Balancer.',
    UpdateLoadBalancer:
      'Cloud controller manager sagt der Cloud, welche Nodes ihre Load Balancer jetzt haben.',
    EnsureLoadBalancerDeleted:
      'Cloud controller manager lässt die Cloud einen Load Balancer abbauen.',
    CreateRoute: 'Cloud controller manager bestellt eine Route zu den Pods eines Nodes.',
    DeleteRoute: 'Cloud controller manager lässt die Cloud eine Route entfernen.',
  },
  turnedAway: 'Ein Besucher wird abgewiesen: niemand konnte antworten.',

  decision: {
    noNode: (pod, why) => `Scheduler: kein Node für ${pod}. ${why}`,
    looked: (pod, worker, examined) =>
      `Scheduler prüft ${examined} Nodes; ${worker} gewinnt und bekommt ${pod}.`,
    wins: (pod, worker, examined, passed) =>
      `Scheduler: ${passed} von ${examined} Nodes bestehen die Filter; ${worker} gewinnt und bekommt ${pod}.`,
    winsWith: (pod, worker, examined, passed, points) =>
      `Scheduler: ${passed} von ${examined} Nodes bestehen die Filter; ${worker} gewinnt mit ${points} Punkten und bekommt ${pod}.`,
    drawn: (pod, worker, examined, passed, points, equals) =>
      `Scheduler: ${passed} von ${examined} Nodes bestehen die Filter; ${worker} gewinnt mit ${points} Punkten, ausgelost unter ${equals} gleichen, und bekommt ${pod}.`,
  },
  preemption: {
    evicts: (pod, worker, pods, priority) =>
      `Scheduler: kein Node passt für ${pod}; ${pods === 1 ? '1 Pod mit Priorität' : `${pods} Pods mit Priorität bis`} ${priority} von ${worker} zu verdrängen schafft Platz.`,
    best: (pod, worker, pods, priority, nodes) =>
      `Scheduler: kein Node passt für ${pod}; ${pods === 1 ? '1 Pod mit Priorität' : `${pods} Pods mit Priorität bis`} ${priority} von ${worker}, dem besten von ${nodes} Nodes, zu verdrängen schafft Platz.`,
    budgets: (broken) =>
      broken === 1
        ? 'Das verletzt ein Disruption Budget.'
        : `Das verletzt Disruption Budgets, ${broken}-mal.`,
  },
  point: (pod, text) => `Scheduler, für ${pod}: ${text}.`,
  pluginRefuses: (plugin, why) => `Admission-Plugin ${plugin} lehnt ab: ${why}`,
  serverRefuses: (why) => `API server lehnt ab: ${why}`,
  hasBooted: (worker) => `Die Maschine von ${worker} ist hochgefahren; ihr kubelet startet.`,
  machineGone: (name) => `Die Maschine ${name} ist weg.`,
  answered: (service) => `Besucher von Service ${service} bekommen wieder Antwort.`,
  unanswered: (service, why) => `Besucher von Service ${service} bekommen keine Antwort: ${why}.`,

  rest: {
    notReady: (worker, others) =>
      others === 0
        ? `Ruhe ist eingekehrt, aber ${worker} ist NotReady.`
        : `Ruhe ist eingekehrt, aber ${worker} und ${others === 1 ? '1 weiterer Worker' : `${others} weitere Worker`} sind NotReady.`,
    trouble: (pod, status) => `Ruhe ist eingekehrt, aber ${pod} ist in ${status}.`,
    pending: (pod) => `Ruhe ist eingekehrt, aber ${pod} ist Pending: auswählen zeigt den Grund.`,
    noWorker: 'Alles ruhig: es gibt noch keinen Worker, also kann kein Pod laufen.',
    nothingAsked: (workers) =>
      `Alles ruhig: ${workers === 1 ? '1 Worker ist' : `${workers} Worker sind`} bereit für Pods, und niemand hat welche verlangt.`,
    one: (deployment, wanted, ready) =>
      `Alles ruhig: Deployment ${deployment} will ${wanted === 1 ? '1 Pod' : `${wanted} Pods`}, Ready ${ready === 1 ? 'ist' : 'sind'} ${ready}.`,
    two: (one, other, wanted, ready) =>
      `Alles ruhig: die Deployments ${one} und ${other} wollen ${wanted === 1 ? '1 Pod' : `${wanted} Pods`}, Ready ${ready === 1 ? 'ist' : 'sind'} ${ready}.`,
    many: (count, first, wanted, ready) =>
      `Alles ruhig: ${count} Deployments, zuerst ${first}, wollen ${wanted === 1 ? '1 Pod' : `${wanted} Pods`}, Ready ${ready === 1 ? 'ist' : 'sind'} ${ready}.`,
    heartbeats: 'Was sich bewegt, sind Heartbeats.',
    visitors: 'Was sich bewegt, sind Besucher.',
    both: 'Was sich bewegt, sind Heartbeats und Besucher.',
  },

  walk: {
    before: (point, pod, text) => `Angehalten vor ${point} von ${pod}: ${text}.`,
    at: (point, pod, text) => `Angehalten bei ${point} von ${pod}: ${text}.`,
    question: (pod) => `Angehalten vor Bind: welchen Node bekommt ${pod}?`,
    answer: (pod, sentence) => `Für ${pod}: ${sentence}`,
    gives: (plugin, points) => `${plugin} gibt ${points};`,
    givesAll: (plugin, points) => `${plugin} gibt jedem Node ${points};`,
    leads: (worker, points) => `${worker} führt mit ${points}.`,
    share: (nodes, points) => `${nodes} Nodes führen gemeinsam mit ${points}.`,
  },
})
