import { expect, it } from 'vitest'
import type { ControllerView } from '../../../protocol/messages'
import { chosenLamps } from './lamps'

const controllers = ['Namespace', 'ReplicaSet', 'Deployment', 'Job', 'Service account'].map(make)

it('the usual controllers stand first, whoever else is listed', () => {
  expect(titles(3, [])).toEqual(['Deployment', 'ReplicaSet', 'Job'])
})

it('one that works takes the place of the last that does not', () => {
  expect(titles(3, ['Namespace'])).toEqual(['Deployment', 'ReplicaSet', 'Namespace'])
  expect(titles(3, ['Namespace', 'Job'])).toEqual(['Deployment', 'Namespace', 'Job'])
})

it('all that work are shown as far as there are rows', () => {
  expect(titles(2, ['Deployment', 'ReplicaSet', 'Namespace'])).toEqual(['Deployment', 'ReplicaSet'])
})

const titles = (rows: number, working: readonly string[]) =>
  chosenLamps(controllers, rows, ({ title }) => working.includes(title)).map(({ title }) => title)

function make(title: string): ControllerView {
  return { name: title, title, depth: 0, retrying: 0, lastKey: '', busyUntil: 0, syncs: 0 }
}
