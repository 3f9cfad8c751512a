import type { pageFault as english } from '../english/pageFault'
import { said } from '../table'

export const pageFault = said<typeof english>('pageFault', {
  title: 'Die Seite ließ sich nicht zeichnen',
  words:
    'Das ist ein Fehler von Kubeorama, nicht des Clusters; der läuft weiter. Nichts ist verloren: Die Seite kann neu gezeichnet werden, mit allen Tafeln zu.',
  again: 'Neu zeichnen',
  reload: 'Seite neu laden',
  copy: 'Bericht kopieren',
})
