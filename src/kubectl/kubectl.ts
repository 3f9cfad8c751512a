/** A kubectl command line in; requests to the API server and kubectl's own words out. */
import parse from 'yargs-parser'
import { type Connection, flag, type Result, type Verb } from './verb'
import { apply } from './verbs/apply'
import { createConfigMap, createDeployment, createSecret, run } from './verbs/create'
import { deleteVerb } from './verbs/delete'
import { cordon, taint, uncordon } from './verbs/node'
import { patch } from './verbs/patch'
import { rolloutPause, rolloutResume, rolloutUndo } from './verbs/rollout'
import { scale } from './verbs/scale'
import { setImage } from './verbs/setImage'
import { wordsOf } from './words'

const verbs: readonly Verb[] = [
  apply,
  deleteVerb,
  patch,
  scale,
  setImage,
  rolloutPause,
  rolloutResume,
  rolloutUndo,
  createConfigMap,
  createSecret,
  createDeployment,
  run,
  taint,
  cordon,
  uncordon,
]

/** Runs one line, `kubectl` included or not. `namespace` is where things go that name none. */
export async function kubectl(
  line: string,
  stdin: string,
  namespace: string,
  connection: Connection,
): Promise<Result> {
  const words = wordsOf(line)
  if (words[0] === 'kubectl') words.shift()
  const verb = verbs.find(({ name }) =>
    name.split(' ').every((word, index) => words[index] === word),
  )
  if (verb === undefined)
    return { output: `error: unknown command "${words[0] ?? ''}" for "kubectl"`, code: 1 }
  const parsed = parse(words.slice(verb.name.split(' ').length), {
    string: [
      'p',
      'patch',
      'n',
      'namespace',
      'image',
      'from-literal',
      'type',
      'f',
      'restart',
      'cascade',
    ],
    configuration: { 'camel-case-expansion': false, 'parse-positional-numbers': false },
  })
  const { _: rest, ...flags } = parsed
  const invocation = { words: rest.map(String), flags, stdin, namespace }
  const named = flag(invocation, 'n', 'namespace')
  return verb.run(
    named === undefined ? invocation : { ...invocation, namespace: named },
    connection,
  )
}
