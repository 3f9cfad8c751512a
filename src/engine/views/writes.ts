/** A write as etcd tells of it, for hosts that watch what happens to objects. */
import type { KubeObject } from '../../api/meta'
import type { EtcdEvent } from '../etcd/messages'
import { refTo } from './viewer'

export interface Write {
  readonly kind: string
  /** `Pod/default/web-7` */
  readonly ref: string
  /** Undefined when it was deleted. */
  readonly object: KubeObject | undefined
  /** Undefined when it was made. */
  readonly before: KubeObject | undefined
}

export type WriteListener = (write: Write) => void

/** Undefined for what is no API object: the API server keeps a few notes of its own. */
export function writeOf({ kv, prev }: EtcdEvent): Write | undefined {
  const object = kv.value as KubeObject | undefined
  const before = prev?.value as KubeObject | undefined
  const shape = object ?? before
  if (shape?.kind === undefined || shape.metadata === undefined) return undefined
  return { kind: shape.kind, ref: refTo(shape), object, before }
}
