import { flag, type Verb } from '../verb'
import { patchOne } from './patch'

/** `kubectl scale deployment/web --replicas=4` */
export const scale: Verb = {
  name: 'scale',
  run: (invocation, connection) => {
    const replicas = Number(flag(invocation, 'replicas'))
    return patchOne(invocation, connection, 'merge', { spec: { replicas } }, 'scaled', 'scale')
  },
}
