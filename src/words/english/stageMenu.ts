import { table } from '../table'

export const stageMenu = table('stageMenu', {
  title: 'What to do',
  note: 'Pin a note here',
  inspect: 'Inspect',
  drop: 'Drop it',
  list: 'List what is on it',
  cut: 'Cut the wire',
  mend: 'Mend the wire',
  slow: (millis: number) => `Slow it down to ${millis} ms`,
  addWorker: 'Add a worker',
  addPod: 'Add a Pod',
  addDeployment: 'Add a Deployment',
  addService: 'Add a Service',
  addPodHere: 'Add a Pod here',
  hold: 'Hold time when it changes',
  bindHere: (pod: string) => `Bind ${pod} here`,
  howScheduled: 'How it was scheduled',
  lastDecision: 'Its last decision',
  writePlugin: 'Write a plugin',
})
