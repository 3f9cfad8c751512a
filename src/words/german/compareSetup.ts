import type { compareSetup as english } from '../english/compareSetup'
import { said } from '../table'

export const compareSetup = said<typeof english>('compareSetup', {
  workload: 'Last',
  source: 'Woher die Last kommt',
  sources: { manifest: 'Ein Manifest', cluster: 'Was gerade läuft' },
  on: 'auf',
  workers: 'Worker',
  clusterWorkers: 'den Workern des Clusters, wie sie sind',
  freshWorkers: (count) => `${count} frischen Workern, 4 Kerne, 8Gi`,
  fromCluster:
    'Jedes Deployment sowie jedes ReplicaSet und jeder Pod ohne Besitzer kommt auf einmal an, mit Services, ConfigMaps und Budgets, und wird neu verteilt. Besucher und Autoscaler bleiben zurück.',
  example: 'Beispiel',
  ownManifest: 'Eigenes Manifest',
  manifest: 'Manifest der Last',
  objectsArrive: 'Objekte kommen',
  atOnce: 'alle auf einmal',
  oneEvery: (seconds) => `eines alle ${seconds.toLocaleString('de')} s`,
  configuration: (letter) => `Konfiguration ${letter}`,
  preset: (letter) => `Vorlage für ${letter}`,
  configurationText: (letter) => `KubeSchedulerConfiguration ${letter}`,
  probeCpu: 'Freier Platz für: cpu',
  probeMemory: 'und memory',
  seed: 'Seed',
  fairness:
    'Zersplitterung ist der Anteil des freien Platzes, den Pods dieser Größe nicht nutzen können. Beide Hälften haben denselben Seed, dieselben Worker und dieselben Ankünfte zur selben simulierten Zeit.',
  starting: 'Startet …',
  run: 'Beide starten',
})
