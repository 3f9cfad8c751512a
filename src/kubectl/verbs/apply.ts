import { parseManifest } from '../manifest'
import type { Verb } from '../verb'

/** `kubectl apply -f -`: documents from standard input. */
export const apply: Verb = {
  name: 'apply',
  async run({ stdin, namespace }, connection) {
    const { documents, problems } = parseManifest(stdin)
    const [problem] = problems
    if (problem !== undefined)
      return { output: `error: error parsing STDIN: ${problem.what}`, code: 1 }
    const bodies = documents.map((document) => document.body)
    const results = await connection.apply(bodies, namespace)
    const code = results.some((result) => result.error !== undefined) ? 1 : 0
    return { output: results.map((result) => result.line).join('\n'), code }
  },
}
