/** What became of an object since a version of it: for whoever changes it by hand meanwhile. */
import { definitionOf, etcdKey, objectKeyOf } from '../../apiserver/definitions'
import { parseRequestInfo } from '../../apiserver/requestInfo'
import type { KernelState } from '../../kernel/kernel'
import { type KeyRevision, keyHistory } from './keyHistory'

export interface ObjectHistoryLook {
  readonly of: 'objectHistory'
  /** Its API path. */
  readonly path: string
  /** The resourceVersion after which the changes are told. */
  readonly since: number
}

export interface ObjectHistory {
  /** Newest first; the oldest are missing where etcd was compacted. */
  readonly revisions: readonly KeyRevision[]
  /** Its last write, whenever that was: before `since` where time was turned back. */
  readonly newest?: KeyRevision
}

export function objectHistory(
  kernel: KernelState,
  { path, since }: ObjectHistoryLook,
): ObjectHistory {
  const info = parseRequestInfo({
    type: 'request',
    id: 0,
    method: 'GET',
    path,
    user: '',
    session: 0,
  })
  const definition = info.type === 'resource' ? definitionOf(info) : undefined
  if (info.type !== 'resource' || definition === undefined) return { revisions: [] }
  const key = etcdKey(definition, objectKeyOf(definition, info.namespace, info.name))
  const { revisions } = keyHistory(kernel, { of: 'keyHistory', key })
  const [newest] = revisions
  return {
    revisions: revisions.filter(({ revision }) => revision > since),
    ...(newest !== undefined && { newest }),
  }
}
