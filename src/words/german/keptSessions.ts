import type { keptSessions as english } from '../english/keptSessions'
import { said } from '../table'

export const keptSessions = said<typeof english>('keptSessions', {
  storage: 'Der Speicher dieses Browsers',
  unread: 'Die gespeicherte Sitzung ließ sich nicht lesen.',
  older: 'Sie stammt von einem älteren Kubeorama.',
  newer: 'Sie stammt von einem neueren Kubeorama: seine anderen Tabs schließen und neu laden.',
  damaged: 'Sie ist beschädigt.',
  unreached:
    'Sie liegt, wo sie lag. Ein frischer Cluster hat begonnen, der nicht gespeichert wird: zum Wiederholen neu laden.',
  tryAgain:
    'Sie liegt, wo sie lag, und diese Sitzung geht weiter. In einem Augenblick noch einmal versuchen.',
  unmoved:
    'Sie ließ sich nicht beiseitelegen. Der frische Cluster, der hier begann, wird nicht über sie gespeichert.',
  leftAlone: 'Sie blieb, wie sie ist, und diese Sitzung geht weiter.',
  beside: 'Sie blieb, wie sie ist. Daneben begann ein frischer Cluster, als eigene Sitzung.',
  aside: (place) =>
    `Ein frischer Cluster hat begonnen. Nichts ist verloren: die Sitzung liegt als „${place}“ im Speicher dieses Browsers.`,
  asideOnly: (place) =>
    `Diese Sitzung geht weiter. Nichts ist verloren: die andere liegt als „${place}“ im Speicher dieses Browsers.`,
  unkept: {
    full: 'Die Sitzung ließ sich nicht speichern: der Browser hat dafür keinen Platz mehr.',
    refused: 'Die Sitzung ließ sich nicht speichern: der Browser erlaubt es nicht.',
  },
  keep: {
    full: 'Diesen Tab offen lassen. Die Sitzung als Datei speichern und Sitzungen löschen, die niemand mehr braucht: der nächste Versuch kommt von selbst.',
    refused:
      'Sie währt, solange dieser Tab offen ist. Private Fenster und gesperrte Websitedaten verbieten das Speichern.',
  },
  notWritten: 'Diese Sitzung ließ sich nicht als Datei schreiben.',
  tooLargeToWrite:
    'Sie ist größer, als eine Datei zum Wiederöffnen sein darf. Löschen, was sie nicht braucht.',
  opened: (name) => `„${name}“ ist jetzt offen und in diesem Browser gespeichert.`,
  notOpened: (file) => `${file} ließ sich nicht öffnen.`,
  line: (line) => `Die Datei ist in Zeile ${line} ihres Inhalts beschädigt.`,
  file: {
    foreign: 'Das ist keine Sitzung, die Kubeorama gespeichert hat.',
    older: 'Sie stammt von einem Kubeorama, das zu alt ist.',
    newer: 'Sie stammt von einem neueren Kubeorama.',
    damaged: 'Die Datei ist beschädigt.',
    large: 'Die Datei ist größer, als eine Sitzung sein kann.',
  },
  openRemedy: {
    foreign:
      'Eine Datei wählen, die mit „Als Datei speichern“ entstand; ihr Name endet auf .kubeorama.',
    older:
      'Hier ist sie nicht lesbar und blieb, wie sie ist. Dort öffnen, wo sie gespeichert wurde.',
    newer: 'Neu laden holt das neueste Kubeorama; dann die Datei noch einmal öffnen.',
    damaged:
      'Hier hat sich nichts geändert. Dort, woher sie kam, neu speichern und diese Datei öffnen.',
    large: 'Hier hat sich nichts geändert. Um die Datei eines kleineren Clusters bitten.',
  },
  gone: 'Diese Sitzung ist nicht mehr gespeichert.',
  goneWhy: 'Vielleicht hat ein anderer Tab sie gelöscht. Diese hier geht weiter.',
  stays: 'Es bleibt bei dieser Sitzung.',
  staysWhy: 'Sie ließ sich nicht speichern, und Ungespeichertes ginge beim Verlassen verloren.',
  unnamed: 'Mein Cluster',
  numbered: (number) => `Cluster ${number}`,
  copyOf: (name) => `Kopie von ${name}`,
  copied: (name) => `„${name}“ steht jetzt in der Liste.`,
  open: 'Öffnen',
  deleted: (name) => `„${name}“ ist gelöscht.`,
  bringBack: 'Zurückholen',
  undone: {
    full: 'Dafür ist in diesem Browser kein Platz.',
    refused: 'Dieser Browser erlaubt es nicht.',
  },
  makeRoom:
    'Sitzungen löschen, die niemand mehr braucht; vorher als Datei speichern, was bleiben soll.',
})
