import { beforeEach, expect, it } from 'vitest'
import type { PageEnd } from '../../protocol/pageEnd'
import { connectActions } from '../actions'
import { useNotices } from '../notices'
import { editIn, typeInto, useEdits } from './edits'
import { takeTheirs, throwAway } from './giveUp'
import { offerEdits } from './offerEdits'
import { openEdit } from './openEdit'

const PATH = '/api/v1/namespaces/default/configmaps/settings'

let color: string

beforeEach(async () => {
  color = 'red'
  const read = async () => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', resourceVersion: color.length.toString() },
    data: { color },
  })
  connectActions({ read } as Pick<PageEnd, 'read'> as PageEnd)
  useEdits.setState({ edits: [] })
  useNotices.setState({ notices: [] })
  await openEdit(PATH)
  typeInto(PATH, edit()?.text.replace('red', 'blue') ?? '')
})

const edit = () => editIn(useEdits.getState(), PATH)
const bringBack = () => useNotices.getState().notices.at(-1)?.action?.act()

it('an edit that was thrown away can be brought back', () => {
  const typed = edit()
  if (typed !== undefined) throwAway(typed)
  expect(edit()).toBeUndefined()
  bringBack()
  expect(edit()).toEqual(typed)
})

it('an edit that gave way to the other version can be brought back', async () => {
  const typed = edit()
  color = 'green'
  if (typed !== undefined) await takeTheirs(typed)
  expect(edit()?.text).toContain('color: green')
  expect(edit()?.base).toMatchObject({ data: { color: 'green' } })
  bringBack()
  expect(edit()).toEqual(typed)
})

it('what was typed and not saved is offered again', () => {
  offerEdits()
  expect(useNotices.getState().notices.map(({ problem }) => problem.what)).toEqual([
    'You have an unfinished edit of configmap/settings.',
  ])
})

it('what was only looked at is not', () => {
  typeInto(PATH, edit()?.original ?? '')
  offerEdits()
  expect(useNotices.getState().notices).toEqual([])
})
