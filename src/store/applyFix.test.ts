import { expect, it } from 'vitest'
import type { Command, HttpRequest } from '../protocol/messages'
import type { PageEnd } from '../protocol/pageEnd'
import { connectActions } from './actions'
import { applyFix } from './applyFix'
import { useNotices } from './notices'
import type { ToldFix } from './pending/toldReport'

/** An engine that answers every request with one of these, in turn. */
function engineThatAnswers(...statuses: readonly number[]): (HttpRequest | Command)[] {
  const asked: (HttpRequest | Command)[] = []
  const rest = [...statuses]
  const body = { message: 'no' }
  const engine: Pick<PageEnd, 'request' | 'command'> = {
    request: (http) => {
      asked.push(http)
      return Promise.resolve({ status: rest.shift() ?? 200, headers: {}, body })
    },
    command: (what) => {
      asked.push(what)
      return Promise.resolve(undefined)
    },
  }
  connectActions(engine as PageEnd)
  return asked
}

const remove = { method: 'DELETE', path: '/pods/a' } as const
const create = { method: 'POST', path: '/pods', body: {} } as const
const fix: ToldFix = {
  id: 'x',
  title: 'Ask for less',
  effect: '',
  action: '',
  node: 'n1',
  steps: [{ request: remove, mayExist: true }, { request: create }],
}

it('a pod is deleted before it is created again', async () => {
  const asked = engineThatAnswers(200, 201)
  expect(await applyFix(fix)).toBe(true)
  expect(asked).toEqual([remove, create])
})

it('what is there already need not be created', async () => {
  const asked = engineThatAnswers(409, 201)
  expect(await applyFix(fix)).toBe(true)
  expect(asked).toHaveLength(2)
})

it('after a refused step no other is taken', async () => {
  const asked = engineThatAnswers(403)
  expect(await applyFix(fix)).toBe(false)
  expect(asked).toEqual([remove])
  expect(useNotices.getState().notices.at(-1)?.problem.what).toBe('no')
})

it('an ordered worker is taken back by removing it', async () => {
  const asked = engineThatAnswers()
  const command = { type: 'removeWorker', name: 'worker-4' } as const
  await applyFix({ ...fix, steps: [], undo: [{ command }] })
  useNotices.getState().notices.at(-1)?.action?.act()
  expect(asked).toEqual([command])
})
