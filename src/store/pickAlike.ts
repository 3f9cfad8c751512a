import { keysOf, recordOf, recordsOf } from './cluster'
import { pick } from './picked'
import { podsOn } from './podsOnNodes'
import type { Selected } from './selection'

/** All of a thing's kind: of a pod the pods on its node, of nothing the workers. */
export function pickAlike(of: Selected | undefined): void {
  const { kind, key } = of?.type === 'record' ? of : { kind: 'Worker', key: '' }
  if (kind === 'Pod') pick(podsOn(recordOf('Pod', key)?.node ?? '').map((pod) => `Pod/${pod}`))
  else if (kind === 'Service') pick(keysOf('Service').map((one) => `Service/${one}`))
  else if (kind === 'Workload') {
    const wanted = recordOf('Workload', key)?.objectKind
    const alike = recordsOf('Workload').filter(({ objectKind }) => objectKind === wanted)
    pick(alike.map((one) => one.key))
  } else pick(keysOf('Worker').map((one) => `Worker/${one}`))
}
