import { table } from '../table'

/** Manifests to apply, and objects to edit. */
export const editor = table('editor', {
  manifests: 'Manifest',
  pasteHere: 'Paste or drop Kubernetes manifests here. Ctrl-Enter applies them.',
  apply: 'Apply',
  examples: {
    deployment: 'A Deployment',
    pair: 'Two containers',
    crash: 'One that crashes',
    giant: 'One that never fits',
    packing: 'A scheduler that packs',
  },
  edit: 'Edit',
  goOnEditing: 'Go on editing',
  /** `name`: `deployment/web` */
  editing: (name: string, namespace: string) =>
    namespace === '' ? name : `${name} in ${namespace}`,
  version: (resourceVersion: string) => `resourceVersion ${resourceVersion}`,
  writer: (name: string, fields: readonly string[]) =>
    fields.length === 0 ? name : `${name} (${some(fields)})`,
  changed: (times: number, writers: readonly string[]) =>
    times === 1
      ? `Changed since by ${writers.join(', ')}.`
      : `Changed ${times} times since by ${writers.join(', ')}.`,
  contested: (paths: readonly string[]) => `You changed ${some(paths)} too.`,
  deleted: (by: string) => `Deleted by ${by}. Your text is kept.`,
  notThere: 'It is not in this cluster. Your text is kept.',
  turnedBack: 'The cluster is at an earlier moment than this text.',
  you: 'you',
  compare: 'Compare',
  createAgain: 'Create it again',
  save: 'Save the object',
  sent: 'Sent. It is answered when time moves.',
  toManifest: 'To the manifest',
  discard: 'Throw away',
  problemAt: (line: number, what: string) => `Line ${line}: ${what}`,
  problemKeys: 'F8 goes to the next line that is wrong.',
  unfinished: (name: string) => `You have an unfinished edit of ${name}.`,
  goOn: 'Go on',
  discardOf: (name: string) => `Throw the edit of ${name} away`,
  goOnWith: (name: string) => `Go on with ${name}`,
  keptEdit: (name: string) => `Your edit of ${name} is not saved yet. It is kept.`,
  text: (name: string) => `YAML of ${name}`,
  conflict: 'Two versions of one object',
  field: 'Field',
  base: 'When you began',
  theirs: 'Theirs',
  mine: 'Mine',
  absent: 'not there',
  noConflict: 'No field was changed to two different values.',
  onlyKubectl:
    'kubectl edit sends no resourceVersion: it would have replaced their value without a word.',
  theirChanges: 'What they changed',
  myChanges: 'What you changed',
  noChanges: 'Nothing.',
  takeTheirs: 'Take theirs',
  onTop: 'Put mine on top',
  keepEditing: 'Keep editing',
})

/** More than so many names are not read. */
const NAMED_MOST = 3

function some(names: readonly string[]): string {
  const more = names.length - NAMED_MOST
  const named = names.slice(0, NAMED_MOST).join(', ')
  return more > 0 ? `${named} and ${more} more` : named
}
