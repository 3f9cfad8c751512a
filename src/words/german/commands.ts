import type { commands as english } from '../english/commands'
import { said } from '../table'

export const commands = said<typeof english>('commands', {
  addWorker:
    'Bestellung beim Cloud provider: eine Maschine. Sie muss hochfahren, ehe ihr kubelet dazukommt.',
  removeWorker: (worker) =>
    `Die Maschine von ${worker} wird gelöscht. Der Cluster erfährt es nicht.`,
  powerCutNode: (worker) =>
    `${worker} verliert den Strom. Niemand im Cluster erfährt es; die Lease wird ablaufen.`,
  restoreNode: (worker) => `${worker} hat wieder Strom; der kubelet startet.`,
  cutWire: (from, to) => `Die Leitung zwischen ${from} und ${to} ist gekappt.`,
  mendWire: (from, to) => `Die Leitung zwischen ${from} und ${to} ist wieder heil.`,
  slowWire: (from, to, millis) =>
    `Die Leitung zwischen ${from} und ${to} braucht jetzt ${millis} ms.`,
  dropMessage: (message) => `${message} geht unterwegs verloren. Niemand erfährt es.`,
  delayMessage: (message, millis) =>
    `${message} wird ${millis} ms aufgehalten, und alles dahinter.`,
  message: (label, to) => `${label} an ${to}`,
  someMessage: 'Eine Nachricht',
  setTraffic: (service, perSecond) =>
    `Besucher schicken ${perSecond} Anfragen pro Sekunde an Service ${service}.`,
  configureScheduler: 'Der Scheduler startet neu, mit anderer Konfiguration.',
  standBack:
    'Jetzt ist ein Mensch der Scheduler: Pods warten, bis jeder von Hand einen Node bekommt.',
  standIn: 'kube-scheduler platziert die Pods wieder.',
  writeSchedulerPlugin: (name, enabled) =>
    `Das Scheduler-Plugin ${name} ist geschrieben; der Scheduler startet neu, ${enabled ? 'mit ihm' : 'ohne es'}.`,
  removeSchedulerPlugin: (name) =>
    `Das Scheduler-Plugin ${name} ist gelöscht; der Scheduler startet ohne es neu.`,
  annotate: 'Der Scheduler schreibt seine Entscheidungen von jetzt an auf die Pods.',
  annotateNoMore: 'Der Scheduler schreibt seine Entscheidungen nicht mehr auf die Pods.',
  drainNode: (worker) =>
    `${worker} wird geleert: keine neuen Pods, und die vorhandenen werden verdrängt.`,
  crashContainer: (pod, container, exitCode) =>
    `Der Prozess von ${container} in ${pod} endet mit Code ${exitCode}.`,
  setHealth: (pod, container, healthy) =>
    `${container} in ${pod} antwortet von jetzt an ${healthy ? 'gut' : 'schlecht'}.`,
})
