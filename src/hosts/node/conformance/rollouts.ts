/** What `kubectl rollout status` says. */
import type { KubeObject } from '../../../api/meta'
import { rolloutStatus } from '../../../kubectl/rolloutStatus'
import { type Areas, area } from './area'
import type { Question } from './compare'

interface Expect {
  readonly done?: boolean
  readonly error?: boolean
}

export const rollouts: Areas = {
  'kubectl-rollout-status': area<{ readonly object: KubeObject }, Expect>({
    answer({ object }) {
      const status = rolloutStatus(object)
      return 'error' in status ? { error: true } : { ...status, kind: object.kind }
    },
    reading: ({ done, ...rest }, got) => {
      if (done === undefined) return rest
      const ofStatefulSet = (got as { readonly kind?: string }).kind === 'StatefulSet'
      return { ...rest, done: ofStatefulSet ? notBefore(done) : done }
    },
  }),
}

/** Of StatefulSets upstream's table says when they may be done, not when they must be. */
const notBefore = (done: boolean): Question => ({
  wants: done ? 'done or not' : 'not done',
  holds: (got) => got === false || done,
})
