/** Events about pods and their containers, as the kubelet words them. */
import type { Pod } from '../../api/core'
import { recordEvent, referenceTo } from '../clientGo/eventRecorder'
import type { Context } from '../kernel/actor'
import type { KubeletState, PodWorker } from './kubeletState'
import type { ContainerRef } from './pass'

type EventType = 'Normal' | 'Warning'

/** An event about a pod as a whole. */
export function podEvent(
  state: KubeletState,
  context: Context,
  pod: Pod,
  type: EventType,
  reason: string,
  message: string,
): void {
  const regarding = referenceTo(pod)
  recordEvent(context, state.clients.client, state.recorder, { regarding, type, reason, message })
}

/** The event names the container by its place in the pod: `spec.containers{web}`. */
export function containerEvent(
  state: KubeletState,
  context: Context,
  worker: PodWorker,
  container: ContainerRef,
  type: EventType,
  reason: string,
  message: string,
): void {
  const regarding = referenceTo(worker.pod, fieldPath(container))
  recordEvent(context, state.clients.client, state.recorder, { regarding, type, reason, message })
}

/** A node's events stand in the default namespace, and name it by its name for want of a uid. */
export function nodeEvent(
  state: KubeletState,
  context: Context,
  type: EventType,
  reason: string,
  message: string,
): void {
  const { node } = state.config
  const regarding = { kind: 'Node', apiVersion: 'v1', name: node, uid: node }
  recordEvent(context, state.clients.client, state.recorder, { regarding, type, reason, message })
}

/** `web_default(0f3c…)`, as messages name a pod. */
export const formatPod = ({ metadata }: Pod): string =>
  `${metadata.name}_${metadata.namespace}(${metadata.uid})`

function fieldPath({ name, kind }: ContainerRef): string {
  switch (kind) {
    case 'init':
      return ['spec.initContainers{', name, '}'].join('')
    case 'main':
      return ['spec.containers{', name, '}'].join('')
    case 'ephemeral':
      return ['spec.ephemeralContainers{', name, '}'].join('')
  }
}
