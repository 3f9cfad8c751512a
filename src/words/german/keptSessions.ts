import type { keptSessions as english } from '../english/keptSessions'
import { said } from '../table'

export const keptSessions = said<typeof english>('keptSessions', {
  storage: 'Der Speicher dieses Browsers',
  unread: 'Die gespeicherte Sitzung war nicht zu lesen.',
  older: 'Ein älteres Kubeorama hat sie geschrieben.',
  newer:
    'Ein neueres Kubeorama hat sie geschrieben: dessen andere Tabs schließen und neu laden, dann kommt es.',
  damaged: 'Sie ist beschädigt.',
  unreached:
    'Sie liegt, wo sie lag. Ein neuer Cluster hat begonnen, der nicht gespeichert wird: die Seite neu laden und es noch einmal versuchen.',
  tryAgain: 'Sie liegt, wo sie lag, und diese Sitzung geht weiter. Gleich noch einmal versuchen.',
  unmoved:
    'Sie war nicht zu verschieben, also wird der neue Cluster hier nicht über sie gespeichert.',
  leftAlone: 'Sie bleibt, wie sie ist, und diese Sitzung geht weiter.',
  beside: 'Sie bleibt, wie sie ist. Daneben hat ein neuer Cluster begonnen, als eigene Sitzung.',
  aside: (place) =>
    `Ein neuer Cluster hat begonnen. Nichts ist verloren: sie liegt als „${place}“ im Speicher dieses Browsers.`,
  asideOnly: (place) =>
    `Diese Sitzung geht weiter. Nichts ist verloren: die andere liegt als „${place}“ im Speicher dieses Browsers.`,
  unkept: {
    full: 'Die Sitzung war nicht zu speichern: der Browser hat keinen Platz mehr dafür.',
    refused: 'Die Sitzung war nicht zu speichern: der Browser erlaubt es nicht.',
  },
  keep: {
    full: 'Diesen Tab offen lassen. Die Sitzung als Datei sichern und nicht mehr gebrauchte Sitzungen löschen: dann klappt es von selbst.',
    refused:
      'Sie hält, solange dieser Tab offen ist. Private Fenster und gesperrte Websitedaten verbieten das Speichern.',
  },
  notWritten: 'Diese Sitzung war nicht als Datei zu schreiben.',
  tooLargeToWrite:
    'Sie ist größer, als eine Datei zum Wiederöffnen sein darf. Löschen, was sie nicht braucht.',
  opened: (name) => `„${name}“ ist jetzt offen und bleibt in diesem Browser.`,
  notOpened: (file) => `${file} war nicht zu öffnen.`,
  line: (line) => `Der Inhalt ist in Zeile ${line} beschädigt.`,
  file: {
    foreign: 'Es ist keine Sitzung, die Kubeorama gesichert hat.',
    older: 'Ein zu altes Kubeorama hat sie geschrieben.',
    newer: 'Ein neueres Kubeorama hat sie geschrieben.',
    damaged: 'Sie ist beschädigt.',
    large: 'Sie ist größer, als eine Sitzung sein kann.',
  },
  openRemedy: {
    foreign: 'Eine Datei wählen, die „Als Datei sichern“ gemacht hat; sie endet auf .kubeorama.',
    older:
      'Dieses kann sie nicht lesen und hat sie gelassen, wie sie ist. Dort öffnen, wo sie herkommt.',
    newer:
      'Die Seite neu laden, dann kommt das neueste Kubeorama, und die Datei noch einmal öffnen.',
    damaged: 'Hier hat sich nichts geändert. Sie am Ursprung neu sichern und diese Datei öffnen.',
    large: 'Hier hat sich nichts geändert. Um die Datei eines kleineren Clusters bitten.',
  },
  gone: 'Diese Sitzung ist nicht mehr gespeichert.',
  goneWhy: 'Vielleicht hat ein anderer Tab sie gelöscht. Diese hier geht weiter.',
  stays: 'Diese Sitzung bleibt offen.',
  staysWhy: 'Sie war nicht zu speichern, und beim Verlassen ginge das Ungespeicherte verloren.',
  unnamed: 'Mein Cluster',
  numbered: (number) => `Cluster ${number}`,
  copyOf: (name) => `Kopie von ${name}`,
  copied: (name) => `„${name}“ steht jetzt in der Liste.`,
  open: 'Öffnen',
  deleted: (name) => `„${name}“ ist gelöscht.`,
  bringBack: 'Zurückholen',
  undone: {
    full: 'In diesem Browser ist kein Platz dafür.',
    refused: 'Dieser Browser verweigert es.',
  },
  makeRoom:
    'Nicht mehr gebrauchte Sitzungen löschen: vorher als Datei sichern, was wiederkommen soll.',
})
