import type { notices as english } from '../english/notices'
import { said } from '../table'

export const notices = said<typeof english>('notices', {
  engine: 'Die Engine',
  apiServer: 'Der API server',
  noAnswer: (why) => `Die Simulation hat nicht geantwortet: ${why}.`,
  status: (status) => `Status ${status}.`,
  undo: 'Rückgängig',
  bringBack: 'Zurückholen',
  fixDone: (title, node) => `${title}: erledigt. Der Scheduler sollte jetzt ${node} wählen.`,
  fixTakenBack: (title) => `${title}: zurückgenommen.`,
  undone: (act) => `Die Zeit ist wieder vor diesem Schritt: ${act}.`,
  redone: (act) => `Die Zeit ist wieder nach diesem Schritt: ${act}.`,
  breakpoint: (object, text) => `Haltepunkt: ${object} ${text}.`,
  noteOff: 'Ein Zettel wurde abgenommen.',
  tooManyNotes: (most) => `Es hängen schon ${most} Zettel: zuerst einen entfernen.`,
  pluginDeleted: (name) => `${name} ist gelöscht.`,
  noRoom: {
    where: 'Der Speicher dieses Browsers',
    what: 'Das Getippte bleibt nur auf dieser Seite: es ist kein Platz mehr dafür.',
    remedy: 'Vor dem Schließen der Seite anderswo sichern.',
  },
  tools: {
    stage: 'die Bühne',
    palette: 'die Palette',
    unknown: (tool) => `${tool} ist kein Werkzeug.`,
    drag: 'Eines aus der Palette ziehen.',
    needsLabel: 'Ein Service braucht Pods mit einem Label app.',
    deploymentFirst: 'Zuerst ein Deployment anlegen.',
  },
})
