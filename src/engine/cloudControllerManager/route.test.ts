import { expect, it } from 'vitest'
import { millis } from '../kernel/micros'
import { makeDesk, makeNode } from './desk.testing'
import { routeController as controller } from './route'

const made = { conditions: [{ type: 'NetworkUnavailable', status: 'False' }] } as const
const node = (name: string, podCIDR: string, status = {}) =>
  makeNode(name, { podCIDR, podCIDRs: [podCIDR] }, status)
const routeTo = (name: string, destinationCIDR: string) => ({
  name: `kubernetes-uid-${name}`,
  targetNode: name,
  destinationCIDR,
})
const listed = (...routes: ReturnType<typeof routeTo>[]) =>
  ({ type: 'cloud', result: { routes } }) as const

it('nodes without their route, and routes without their node, are worked on', () => {
  const desk = makeDesk(controller, [
    node('new', '10.244.3.0/24'),
    node('well', '10.244.1.0/24', made),
    node('untold', '10.244.2.0/24'),
    makeNode('blank'),
  ])
  const routes = listed(
    routeTo('well', '10.244.1.0/24'),
    routeTo('untold', '10.244.2.0/24'),
    routeTo('gone', '10.244.9.0/24'),
    routeTo('foreign', '172.16.0.0/24'),
  )
  controller.resume({ type: 'listed' }, routes, 'list', desk)
  expect(desk.added).toEqual(['delete:kubernetes-uid-gone', 'node:new', 'node:untold'])
})

it('when the route is made, the node says that its network is there', () => {
  const desk = makeDesk(controller, [node('new', '10.244.3.0/24')])
  const asked = controller.start('node:new', desk)
  const route = routeTo('new', '10.244.3.0/24')
  expect(asked).toMatchObject({ call: { operation: 'CreateRoute', route } })
  const next = { type: 'created', since: 0, route }
  const answer = { type: 'cloud', result: {} } as const
  expect(controller.resume(next, answer, 'node:new', desk)).toMatchObject({
    request: {
      method: 'PATCH',
      path: '/api/v1/nodes/new/status',
      body: {
        status: {
          conditions: [
            {
              type: 'NetworkUnavailable',
              status: 'False',
              reason: 'RouteCreated',
              message: 'RouteController created a route',
              lastHeartbeatTime: '2026-01-01T12:00:00Z',
              lastTransitionTime: '2026-01-01T12:00:00Z',
            },
          ],
        },
      },
    },
  })
})

it('when it cannot be made, an event says why, and the network is unavailable', () => {
  const desk = { ...makeDesk(controller, [node('new', '10.244.3.0/24')]), now: millis(1200) }
  const next = { type: 'created', since: 0, route: routeTo('new', '10.244.3.0/24') }
  const answer = { type: 'cloud', result: { error: 'quota exceeded' } } as const
  const told = controller.resume(next, answer, 'node:new', desk)
  expect(desk.events).toMatchObject([
    {
      type: 'Warning',
      reason: 'FailedToCreateRoute',
      message:
        'Could not create route uid-new 10.244.3.0/24 for node new after 1.2s: quota exceeded',
    },
  ])
  expect(told).toMatchObject({
    request: { body: { status: { conditions: [{ status: 'True', reason: 'NoRouteCreated' }] } } },
  })
})

it('a node that says so already is not written again', () => {
  const desk = makeDesk(controller, [node('well', '10.244.1.0/24', made)])
  desk.memory.routes.set('kubernetes-uid-well', routeTo('well', '10.244.1.0/24'))
  expect(controller.start('node:well', desk)).toEqual({ type: 'done' })
})

it('a round begins only when the last one is over', () => {
  const desk = makeDesk(controller, [])
  controller.tick?.({ ...desk, idle: false })
  expect(desk.added).toEqual([])
  controller.tick?.(desk)
  expect(desk.added).toEqual(['list'])
})
