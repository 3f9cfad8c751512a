/**
 * Every ten seconds compares the cloud's routes with the nodes' pod CIDRs: makes those that are
 * missing, deletes those that lead to no node, and tells on each Node whether its network is there.
 * Keys: `list`, then what came of it: `node:` a node to give a route, `delete:` a route to delete.
 * Left out: routes by node address, and the condition is written per node instead of after all.
 * Source: Kubernetes v1.35 staging/src/k8s.io/cloud-provider/controllers/route/route_controller.go
 */

import type { Node } from '../../api/core'
import { goDuration } from '../../api/machinery/duration'
import type { Continuation } from '../clientGo/client'
import { timeAt } from '../clientGo/wallClock'
import { type Micros, millis, seconds } from '../kernel/micros'
import { overlaps, parseCIDR } from '../network/addresses'
import type { CloudRoute } from '../outside/cloudMessages'
import {
  type CloudController,
  cloudResult,
  type Desk,
  DONE,
  errorOf,
  STRATEGIC_MERGE,
  type Step,
  type StepAnswer,
} from './controller'
import { nodePath, nodeReference } from './node'

interface RouteMemory {
  /** Routes by name, as the cloud last listed them. */
  routes: Map<string, CloudRoute>
}

type RouteDesk = Desk<RouteMemory>

type RouteStep =
  | { readonly type: 'listed' }
  | { readonly type: 'deleted' }
  | { readonly type: 'created'; readonly since: Micros; readonly route: CloudRoute }
  | { readonly type: 'told'; readonly created: boolean; readonly tries: number }
  | { readonly type: 'tellAgain'; readonly created: boolean; readonly tries: number }

/** `--route-reconciliation-period` */
const RECONCILE_PERIOD = seconds(10)
/** maxConcurrentRouteOperations */
const CONCURRENT_OPERATIONS = 200
const CONDITION_TRIES = 5
const CONDITION_DELAY = millis(100)
const CLUSTER_NAME = 'kubernetes'

export const routeController: CloudController<RouteMemory> = {
  name: 'route-controller',
  title: 'Route',
  serviceAccount: 'route-controller',
  eventSource: 'route_controller',
  informers: ['nodes'],
  workers: CONCURRENT_OPERATIONS,
  period: RECONCILE_PERIOD,
  createMemory: () => ({ routes: new Map() }),

  // A round that takes longer than the period delays the next one.
  tick(desk) {
    if (desk.idle) desk.add('list')
  },

  start(key, desk) {
    if (key === 'list') {
      return { type: 'cloud', call: { operation: 'ListRoutes' }, next: step({ type: 'listed' }) }
    }
    if (key.startsWith('delete:')) {
      const name = key.slice('delete:'.length)
      const call = { operation: 'DeleteRoute', name } as const
      return { type: 'cloud', call, next: step({ type: 'deleted' }) }
    }
    const node = nodeOf(key, desk)
    return node === undefined ? DONE : giveRoute(node, desk)
  },

  resume(continuation, answer, key, desk) {
    const next = continuation as RouteStep
    const node = nodeOf(key, desk)
    switch (next.type) {
      case 'listed':
        return takeList(answer, desk)
      case 'deleted':
        return DONE
      case 'created':
        return node === undefined ? DONE : takeCreated(node, next, answer, desk)
      case 'told': {
        if (errorOf(answer) === undefined || next.tries >= CONDITION_TRIES) return DONE
        const delayMicros = CONDITION_DELAY + desk.random(CONDITION_DELAY)
        const again = { ...next, type: 'tellAgain', tries: next.tries + 1 } as const
        return { type: 'wait', delayMicros, next: step(again) }
      }
      case 'tellAgain':
        return node === undefined ? DONE : tell(node, next.created, next.tries, desk)
    }
  },
}

function takeList(answer: StepAnswer, desk: RouteDesk): Step {
  const { routes } = cloudResult(answer)
  if (routes === undefined) return DONE
  desk.memory.routes = new Map(routes.map((route) => [route.name, route]))
  for (const route of routes) {
    const node = desk.nodes.items.get(route.targetNode) as Node | undefined
    const wanted = node !== undefined && podCIDRs(node).includes(route.destinationCIDR)
    if (!wanted && isOurs(route, desk)) desk.add(`delete:${route.name}`)
  }
  for (const object of desk.nodes.items.values()) {
    const node = object as Node
    if (podCIDRs(node).length === 0) continue
    if (missingRoute(node, desk) !== undefined || networkStatus(node) !== 'False') {
      desk.add(`node:${node.metadata.name}`)
    }
  }
  return DONE
}

function giveRoute(node: Node, desk: RouteDesk): Step {
  const route = missingRoute(node, desk)
  if (route === undefined) return tell(node, true, 1, desk)
  const next = step({ type: 'created', since: desk.now, route })
  return { type: 'cloud', call: { operation: 'CreateRoute', route }, next }
}

function takeCreated(
  node: Node,
  { since, route }: Extract<RouteStep, { readonly type: 'created' }>,
  answer: StepAnswer,
  desk: RouteDesk,
): Step {
  const error = errorOf(answer)
  if (error === undefined) {
    desk.memory.routes.set(route.name, route)
    return giveRoute(node, desk)
  }
  const { name, uid } = node.metadata
  const { destinationCIDR } = route
  const message =
    `Could not create route ${uid} ${destinationCIDR} for node ${name} ` +
    `after ${goDuration(desk.now - since)}: ${error}`
  // Upstream names the node where the uid belongs, and so do all events about it.
  const regarding = nodeReference(name, name)
  desk.record({ regarding, type: 'Warning', reason: 'FailedToCreateRoute', message })
  return tell(node, false, 1, desk)
}

/** Writes the condition where it says something else, and only there. */
function tell(node: Node, created: boolean, tries: number, { now }: RouteDesk): Step {
  if (networkStatus(node) === (created ? 'False' : 'True')) return DONE
  const time = timeAt(now)
  const verdict = created
    ? { status: 'False', reason: 'RouteCreated', message: 'RouteController created a route' }
    : {
        status: 'True',
        reason: 'NoRouteCreated',
        message: 'RouteController failed to create a route',
      }
  const condition = {
    type: 'NetworkUnavailable',
    lastHeartbeatTime: time,
    lastTransitionTime: time,
    ...verdict,
  }
  const request = {
    method: 'PATCH',
    path: nodePath(node.metadata.name, 'status'),
    headers: STRATEGIC_MERGE,
    body: { status: { conditions: [condition] } },
  } as const
  return { type: 'request', request, next: step({ type: 'told', created, tries }) }
}

/** The first route that the node should have and the cloud does not. */
function missingRoute(node: Node, { memory }: RouteDesk): CloudRoute | undefined {
  const { uid, name: targetNode } = node.metadata
  for (const [index, destinationCIDR] of podCIDRs(node).entries()) {
    const name = `${CLUSTER_NAME}-${uid}${index === 0 ? '' : `-${index}`}`
    const route = memory.routes.get(name)
    if (route?.destinationCIDR === destinationCIDR && route.targetNode === targetNode) continue
    return { name, targetNode, destinationCIDR }
  }
  return undefined
}

/** A route that leads out of the cluster's range is somebody else's. */
function isOurs({ destinationCIDR }: CloudRoute, { clusterCIDR }: RouteDesk): boolean {
  const route = parseCIDR(destinationCIDR)
  const cluster = parseCIDR(clusterCIDR)
  return route !== undefined && cluster !== undefined && overlaps(route, cluster)
}

const podCIDRs = ({ spec }: Node): readonly string[] =>
  spec.podCIDRs ?? (spec.podCIDR === undefined ? [] : [spec.podCIDR])

const networkStatus = ({ status }: Node): string | undefined =>
  status?.conditions?.find(({ type }) => type === 'NetworkUnavailable')?.status

const step = (next: RouteStep): Continuation => next

const nodeOf = (key: string, { nodes }: RouteDesk): Node | undefined =>
  nodes.items.get(key.slice('node:'.length)) as Node | undefined
