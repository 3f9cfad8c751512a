/**
 * Writes the volumes whose files the kubelet makes, when a pod is mounted and when what they are
 * made from has changed. A change of the pod is written with the sync it causes; one of a ConfigMap
 * or Secret, heard of by a watch, with the next sync: without other cause that is the one every
 * pod has after 60 to 90 seconds. (Syncs that would change nothing are left out.)
 * Source: Kubernetes v1.35 pkg/kubelet/volumemanager/populator, pkg/kubelet/kubelet.go (resyncInterval)
 */
import type { Pod } from '../../api/core'
import { deepEqual } from '../../api/machinery/deepEqual'
import type { Volume } from '../../api/volume'
import type { VolumeFile, WriteVolume } from '../cri/messages'
import type { Context } from '../kernel/actor'
import { type Micros, seconds } from '../kernel/micros'
import { podEvent } from './events'
import type { KubeletState, PodTimer, PodWorker, Work } from './kubeletState'
import { watchObjects } from './objectWatch'
import { isWritten, volumeFiles } from './volumeFiles'
import { isToken, mountFailedText, mountProblems, refreshedObjects } from './volumes'

/** The kubelet's syncFrequency, drawn out by up to half of it. */
const SYNC_PERIOD = seconds(60)

/** Everything the pod's volumes need is there: their files are made. */
export function setUpVolumes({ state, worker, context }: Work): void {
  for (const volume of worker.pod.spec.volumes ?? []) {
    if (isToken(volume)) setUpToken(state, worker, volume)
    else if (isWritten(volume)) {
      worker.volumes ??= new Map()
      worker.volumes.set(volume.name, makeFiles(state, worker, volume))
    }
  }
  watchObjects(state, worker, refreshedObjects(worker.pod), context)
}

/** Files of a volume as they were written last. */
export const writtenFiles = (
  state: KubeletState,
  worker: PodWorker,
  volume: Volume,
): readonly VolumeFile[] =>
  (isToken(volume)
    ? state.tokenFiles.get(accountOf(worker.pod))
    : worker.volumes?.get(volume.name)) ?? []

/** Something the pod's volumes are made from has changed: its next sync writes it. */
export function volumesChanged(worker: PodWorker, context: Context): void {
  if (worker.volumesStale || !worker.mounted || worker.stage !== 'sync') return
  worker.volumesStale = true
  const timer: PodTimer = { type: 'kubelet.sync', uid: worker.uid }
  context.wake(untilResync(worker, context), timer)
}

/** Before anything else of a sync: what has changed is written anew. */
export function refreshVolumes(work: Work): void {
  const { state, worker, context } = work
  worker.volumesStale = false
  const problems = new Map(
    mountProblems(worker.pod, state.objects, context.now).map((one) => [one.volume, one]),
  )
  for (const volume of worker.pod.spec.volumes ?? []) {
    const before = worker.volumes?.get(volume.name)
    const problem = problems.get(volume.name)
    if (before === undefined || problem?.claim === true) continue
    if (problem !== undefined) {
      // The pod goes on with the files it has.
      const told = mountFailedText(volume.name, problem.message)
      podEvent(state, context, worker.pod, 'Warning', 'FailedMount', told)
      continue
    }
    const files = makeFiles(state, worker, volume)
    if (deepEqual(before, files)) continue
    worker.volumes?.set(volume.name, files)
    const write: WriteVolume = {
      type: 'runtime.writeVolume',
      podUid: worker.uid,
      volume: volume.name,
      files,
    }
    context.send(state.config.runtime, write)
  }
}

/** Every pod of an account has the same files for its token: they are made once. */
function setUpToken(state: KubeletState, worker: PodWorker, volume: Volume): void {
  const account = accountOf(worker.pod)
  if (state.tokenFiles.has(account)) return
  state.tokenFiles.set(account, makeFiles(state, worker, volume))
}

const accountOf = ({ metadata, spec }: Pod): string =>
  `${metadata.namespace}/${spec.serviceAccountName ?? ''}`

const makeFiles = (state: KubeletState, worker: PodWorker, volume: Volume): readonly VolumeFile[] =>
  volumeFiles(
    {
      pod: worker.pod,
      cache: state.objects,
      allocatable: state.node.node?.status?.allocatable ?? {},
    },
    volume,
  )

/** Syncs follow each other at one distance since the last that had a cause. */
function untilResync(worker: PodWorker, context: Context): Micros {
  const period = SYNC_PERIOD + context.random(SYNC_PERIOD / 2)
  return period - ((context.now - worker.lastPassAt) % period)
}
