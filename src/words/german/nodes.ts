import type { nodes as english } from '../english/nodes'
import { said } from '../table'

export const nodes = said<typeof english>('nodes', {
  controlPlane: 'Control Plane',
  starting: 'startet …',
  api: {
    inFlight: (count) => `${count} offen`,
    rate: 'Anfragen/s',
    watches: (count) => `${count} Watches`,
    starting: 'API server, startet',
    label: (inFlight, watches) => `API server, ${inFlight} offene Anfragen, ${watches} Watches`,
    holding: (inFlight, watches, held) =>
      `API server, ${inFlight} offene Anfragen, ${watches} Watches: ${held}`,
  },
  controllers: {
    manager: 'Controller manager',
    brief: 'Controllers',
    cloud: 'Cloud controllers',
    label: (controllers, keys) =>
      `Controller manager, ${controllers} Controller, ${keys} Schlüssel in ihren Schlangen`,
    cloudLabel: (controllers, keys) =>
      `Cloud controller manager, ${controllers} Controller, ${keys} Schlüssel in ihren Schlangen`,
  },
  etcd: {
    noEntry: 'noch kein Eintrag: den ersten schreibt der API server',
    revision: 'Revision',
    term: (role, term) => `${role}, Term ${term}`,
    starting: 'etcd, startet',
    label: (revision, role, term, keys) =>
      `etcd, Revision ${revision}, ${role} in Term ${term}, ${keys} Schlüssel`,
  },
  scheduler: {
    inHand: 'In Arbeit',
    nothing: 'nichts',
    forYou: 'Für Sie',
    placed: 'je Sekunde platziert',
    wait: 'warten in active',
    stuck: (count) => `${count} versucht, ohne Platz`,
    starting: 'Scheduler, startet',
    standsBack: (waiting) => `Scheduler, tritt zurück, ${waiting} warten auf Sie`,
    idle: (active, backoff, unschedulable) =>
      `Scheduler, ${active} active, ${backoff} in backoff, ${unschedulable} unschedulable, nichts in Arbeit`,
    label: (active, backoff, unschedulable, pod, point) =>
      `Scheduler, ${active} active, ${backoff} in backoff, ${unschedulable} unschedulable, Pod ${pod} in Arbeit bei ${point}`,
  },
  worker: {
    crew: (node) => `Mannschaft von ${node}`,
    on: (part, node) => `${part} auf ${node}`,
    pods: (node) => `Pods auf ${node}`,
    booting: 'Bootet',
    noPower: 'Kein Strom',
    wireCut: 'Gekappt',
    cordoned: 'Gesperrt',
    silentSince: (clock) => `stumm seit ${clock}`,
    cpu: 'cpu',
    memory: 'mem',
    cpuAsked: (asked, all) => `${asked} von ${all} CPU angefordert`,
    memoryAsked: (asked, all) => `${asked} von ${all} Speicher angefordert`,
    empty: {
      coming: 'bootet: sein kubelet meldet einen Node an',
      dark: 'kein Strom: hier läuft nichts',
      cordoned: 'gesperrt: der Scheduler schickt nichts hierher',
      ready: 'noch keine Pods',
    },
    votes: (count) => (count === 1 ? '1 Stimme' : `${count} Stimmen`),
  },
  pod: {
    name: (key) => `Pod ${key}`,
    reserved: 'reserviert',
    expected: 'erwartet',
  },
  clock: (what, span) => `${what}, ${span}`,
})
