/**
 * Sends one write to etcd, in a transaction that takes place only if nobody was faster.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/storage/etcd3/store.go
 */
import type { KubeObject } from '../../../api/meta'
import type { Op, TxnRequest } from '../../etcd/messages'
import { etcdKey, objectKeyOf, toStored } from '../definitions'
import type { ResourceDefinition } from '../registry/resource'
import type { Server } from '../serverState'
import { leaveAfter } from '../stages'
import { askEtcd } from './etcdClient'
import { forStorage, revisionOf } from './revision'
import type { Plan, SentWrite } from './steps'

/** Sends a write; `lease` 0 for what lives for ever. */
export function submit(
  server: Server,
  definition: ResourceDefinition,
  plan: Plan,
  sent: SentWrite,
  lease = 0,
): void {
  const key = keyOf(definition, sent.object)
  const op: Op = sent.removes
    ? { op: 'delete', key }
    : { op: 'put', key, value: forStorage(toStored(definition, sent.object)), lease }
  const txn: Omit<TxnRequest, 'id'> = {
    type: 'etcd.txn',
    compare: [{ key, target: 'mod', op: '=', value: revisionOf(sent.current) }],
    success: [op],
    failure: [{ op: 'range', key }],
  }
  askEtcd(server, txn, { type: 'write', plan, sent }, leaveAfter(server, plan.call))
}

const keyOf = (definition: ResourceDefinition, { metadata }: KubeObject): string =>
  etcdKey(definition, objectKeyOf(definition, metadata.namespace ?? '', metadata.name))
