/**
 * The cloud-controller-manager: what Kubernetes knows of the cloud it runs in. One actor that runs
 * the controllers for nodes, load balancers and routes, and those of the cloud's storage driver;
 * they share its informers, and each has its work queue, its rate limit and its service account. A controller itself only decides: the manager
 * does each step, and comes back with the answer.
 * Watches Nodes, Services, and all that storage has. Writes Nodes, the status of Services, volumes,
 * their attachments, and Events.
 * Left out: leader election (there is one manager), the resyncs, the watch-based route reconciler
 * (alpha), and node IPAM, which the kube-controller-manager does here.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/app, cmd/cloud-controller-manager
 */
import type { Answer } from '../clientGo/client'
import { connect, receive, synced } from '../clientGo/clientSet'
import { createRecorder } from '../clientGo/eventRecorder'
import type { InformerSpec } from '../clientGo/informer'
import { createQueue, type QueueDue, takeDue } from '../clientGo/workQueue'
import type { Behaviour, Context } from '../kernel/actor'
import type { Message } from '../kernel/event'
import type { CloudResponse, CloudResult } from '../outside/cloudMessages'
import { takeCall, takeLateCalls } from './cloudCalls'
import type { AnyCloudController } from './controller'
import { cloudControllers } from './controllers'
import type {
  CloudControllerManagerConfig,
  CloudControllerManagerState,
  CloudControllerState,
  PendingCall,
} from './state'
import {
  afterWait,
  type ControllerContinuation,
  deskOf,
  type StepWaited,
  startWork,
  takeStepAnswer,
} from './sync'

/** The timer of a controller's own loop. */
interface TickMessage extends Message {
  readonly type: 'cloudController.tick'
  readonly controller: string
}

/** `--kube-api-qps` and `--kube-api-burst`, for each controller on its own. */
const CLIENT_LIMIT = { qps: 20, burst: 30 }
const MANAGER_USER = 'system:serviceaccount:kube-system:cloud-controller-manager'
const DEFAULT_CLUSTER_CIDR = '10.244.0.0/16'

const SPECS: readonly InformerSpec[] = [
  { name: 'nodes', path: '/api/v1/nodes' },
  { name: 'services', path: '/api/v1/services' },
  { name: 'persistentvolumeclaims', path: '/api/v1/persistentvolumeclaims' },
  { name: 'persistentvolumes', path: '/api/v1/persistentvolumes' },
  { name: 'storageclasses', path: '/apis/storage.k8s.io/v1/storageclasses' },
  { name: 'volumeattachments', path: '/apis/storage.k8s.io/v1/volumeattachments' },
]

export const cloudControllerManager: Behaviour<
  CloudControllerManagerState,
  CloudControllerManagerConfig
> = {
  init(config, context) {
    const controllers = new Map<string, CloudControllerState>()
    for (const controller of cloudControllers) {
      const { name } = controller
      if (name === 'route-controller' && config.configureCloudRoutes === false) continue
      controllers.set(name, createControllerState(controller))
    }
    return {
      cloudProvider: config.cloudProvider ?? 'cloud-provider',
      clusterCIDR: config.clusterCIDR ?? DEFAULT_CLUSTER_CIDR,
      set: connect(context, config.apiServer, MANAGER_USER, SPECS, CLIENT_LIMIT),
      controllers,
      calls: new Map(),
      nextCall: 1,
      sweeping: false,
      started: false,
    }
  },

  receive(state, message, context) {
    switch (message.type) {
      case 'cloudResponse':
        takeCloudResponse(context, state, message as CloudResponse)
        break
      case 'cloudController.sweep':
        for (const call of takeLateCalls(context, state)) {
          resumeCall(context, state, call, { error: 'context deadline exceeded' })
        }
        break
      case 'cloudController.tick':
        tick(context, state, (message as TickMessage).controller)
        break
      case 'cloudController.waited':
        afterWait(context, state, message as StepWaited)
        break
      case 'queue.due': {
        const due = message as QueueDue
        const queue = state.controllers.get(due.queue)?.queue
        if (queue !== undefined) takeDue(context, queue, due)
        break
      }
      default:
        takeFromServer(context, state, message)
    }
    if (state.started) startWork(context, state)
  },
}

function createControllerState({
  name,
  serviceAccount,
  eventSource,
  createMemory,
}: AnyCloudController): CloudControllerState {
  const user = `system:serviceaccount:kube-system:${serviceAccount}`
  return {
    name,
    user,
    queue: createQueue(name),
    recorder: createRecorder({ component: eventSource, api: 'core', user }),
    syncs: new Map(),
    memory: createMemory(),
    lastKey: '',
    busyUntil: 0,
    count: 0,
  }
}

function takeFromServer(
  context: Context,
  state: CloudControllerManagerState,
  message: Message,
): void {
  for (const event of receive(context, state.set, SPECS, message) ?? []) {
    if (event.type === 'answer') takeAnswer(context, state, event)
    else if (event.type === 'synced') tryStart(context, state)
    else {
      for (const controller of cloudControllers) {
        if (!controller.informers.includes(event.informer)) continue
        const own = state.controllers.get(controller.name)
        if (own !== undefined) controller.observe?.(event, deskOf(context, state, own))
      }
    }
  }
}

/** The controllers begin when both informers are synced: before, what is missing may only be late. */
function tryStart(context: Context, state: CloudControllerManagerState): void {
  if (state.started || !synced(state.set)) return
  state.started = true
  for (const { name, period } of cloudControllers) {
    if (period !== undefined && state.controllers.has(name)) tick(context, state, name)
  }
}

function tick(context: Context, state: CloudControllerManagerState, name: string): void {
  const own = state.controllers.get(name)
  const controller = cloudControllers.find((one) => one.name === name)
  if (own === undefined || controller?.period === undefined) return
  controller.tick?.(deskOf(context, state, own))
  const next: TickMessage = { type: 'cloudController.tick', controller: name }
  context.wake(controller.period, next)
}

function takeCloudResponse(
  context: Context,
  state: CloudControllerManagerState,
  { id, result }: CloudResponse,
): void {
  const call = takeCall(state, id)
  if (call !== undefined) resumeCall(context, state, call, result)
}

function resumeCall(
  context: Context,
  state: CloudControllerManagerState,
  { controller, key, next }: PendingCall,
  result: CloudResult,
): void {
  takeStepAnswer(context, state, controller, key, next, { type: 'cloud', result })
}

function takeAnswer(context: Context, state: CloudControllerManagerState, answer: Answer): void {
  if (answer.then.type !== 'cloudController') return
  const { controller, key, next } = answer.then as ControllerContinuation
  const { status, body } = answer
  takeStepAnswer(context, state, controller, key, next, { type: 'api', status, body })
}
