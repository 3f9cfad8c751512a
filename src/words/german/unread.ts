import type { unread as english } from '../english/unread'
import { said } from '../table'

export const unread = said<typeof english>('unread', {
  what: 'Die gespeicherte Sitzung war nicht zu lesen.',
  storage: 'Der Speicher dieses Browsers',
  reason: {
    older: 'Ein älteres Kubeorama hat sie geschrieben.',
    newer:
      'Ein neueres Kubeorama hat sie geschrieben: dessen andere Tabs schließen und neu laden, dann kommt es.',
    damaged: 'Sie ist beschädigt.',
  },
  unreached:
    'Sie liegt, wo sie lag. Ein neuer Cluster hat begonnen, der nicht gespeichert wird: die Seite neu laden und es noch einmal versuchen.',
  unmoved:
    'Sie war nicht zu verschieben, also wird der neue Cluster hier nicht über sie gespeichert.',
  aside: (place) =>
    `Ein neuer Cluster hat begonnen. Nichts ist verloren: sie liegt als „${place}“ im Speicher dieses Browsers.`,
  unkept: {
    full: 'Die Sitzung war nicht zu speichern: der Browser hat keinen Platz mehr dafür.',
    refused: 'Die Sitzung war nicht zu speichern: der Browser erlaubt es nicht.',
  },
  keep: {
    full: 'Diesen Tab offen lassen. Auf der Platte Platz schaffen oder löschen, was andere Seiten speichern: dann klappt es von selbst.',
    refused:
      'Sie hält, solange dieser Tab offen ist. Private Fenster und gesperrte Websitedaten verbieten das Speichern.',
  },
})
