import type { Verb } from '../verb'
import { patchOne } from './patch'

/** `kubectl set image deployment/web c=nginx:1.28` */
export const setImage: Verb = {
  name: 'set image',
  run(invocation, connection) {
    const [target = '', ...changes] = invocation.words
    const containers = changes.map((change) => {
      const equals = change.indexOf('=')
      return { name: change.slice(0, equals), image: change.slice(equals + 1) }
    })
    const body = { spec: { template: { spec: { containers } } } }
    return patchOne(
      { ...invocation, words: [target] },
      connection,
      'strategic',
      body,
      'image updated',
    )
  },
}
