import type { editor as english } from '../english/editor'
import { said } from '../table'

export const editor = said<typeof english>('editor', {
  manifests: 'Manifest',
  pasteHere: 'Hier Kubernetes-Manifeste einfügen oder ablegen. Strg-Enter wendet sie an.',
  apply: 'Anwenden',
  examples: {
    deployment: 'Ein Deployment',
    pair: 'Zwei Container',
    crash: 'Einer, der abstürzt',
    giant: 'Einer, der nie passt',
    packing: 'Ein Scheduler, der packt',
  },
  edit: 'Bearbeiten',
  goOnEditing: 'Weiter bearbeiten',
  editing: (name, namespace) => (namespace === '' ? name : `${name} in ${namespace}`),
  version: (resourceVersion) => `resourceVersion ${resourceVersion}`,
  writer: (name, fields) => (fields.length === 0 ? name : `${name} (${some(fields)})`),
  changed: (times, writers) =>
    times === 1
      ? `Seither geändert von: ${writers.join(', ')}.`
      : `Seither ${times}-mal geändert von: ${writers.join(', ')}.`,
  contested: (paths) => `Auch hier geändert: ${some(paths)}.`,
  deleted: (by) => `Gelöscht von: ${by}. Der Text bleibt erhalten.`,
  notThere: 'Das Objekt gibt es in diesem Cluster nicht. Der Text bleibt erhalten.',
  turnedBack: 'Der Cluster ist in einem früheren Moment als dieser Text.',
  you: 'Ihnen',
  compare: 'Vergleichen',
  createAgain: 'Neu anlegen',
  save: 'Objekt speichern',
  sent: 'Gesendet. Die Antwort kommt, wenn die Zeit läuft.',
  toManifest: 'Zum Manifest',
  discard: 'Verwerfen',
  problemAt: (line, what) => `Zeile ${line}: ${what}`,
  problemKeys: 'F8 geht zur nächsten falschen Zeile.',
  unfinished: (name) => `Unfertig bearbeitet: ${name}.`,
  goOn: 'Weiter',
  discardOf: (name) => `Änderung an ${name} verwerfen`,
  goOnWith: (name) => `Weiter mit ${name}`,
  keptEdit: (name) => `Die Änderung an ${name} ist noch nicht gespeichert. Sie bleibt erhalten.`,
  text: (name) => `YAML von ${name}`,
  conflict: 'Zwei Fassungen eines Objekts',
  field: 'Feld',
  base: 'Am Anfang',
  theirs: 'Andere',
  mine: 'Eigene',
  absent: 'nicht da',
  noConflict: 'Kein Feld bekam zwei verschiedene Werte.',
  onlyKubectl:
    'kubectl edit sendet keine resourceVersion: der andere Wert wäre wortlos ersetzt worden.',
  theirChanges: 'Änderungen der anderen',
  myChanges: 'Eigene Änderungen',
  noChanges: 'Nichts.',
  takeTheirs: 'Andere Fassung nehmen',
  onTop: 'Eigene darüber schreiben',
  keepEditing: 'Weiter bearbeiten',
})

const NAMED_MOST = 3

function some(names: readonly string[]): string {
  const more = names.length - NAMED_MOST
  const named = names.slice(0, NAMED_MOST).join(', ')
  return more > 0 ? `${named} und ${more} weitere` : named
}
