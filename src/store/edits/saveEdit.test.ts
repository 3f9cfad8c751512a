import { beforeEach, describe, expect, it } from 'vitest'
import { createSession, type Session } from '../../hosts/session'
import type { Act } from '../../protocol/acts'
import type { HttpRequest, HttpResponse } from '../../protocol/messages'
import type { PageEnd } from '../../protocol/pageEnd'
import { connectActions, request } from '../actions'
import { editIn, isUnfinished, type ObjectEdit, typeInto, useEdits } from './edits'
import { liveObject } from './liveObject'
import { openEdit } from './openEdit'
import { createAgain, saveEdit } from './saveEdit'

const WEB = '/apis/apps/v1/namespaces/default/deployments/web'
const MERGE = { 'content-type': 'application/merge-patch+json' }

let session: Session
let sent: HttpRequest[]

/** A cluster whose time passes while somebody waits for an answer. */
beforeEach(async () => {
  session = createSession()
  sent = []
  const pace = { mode: 'clock', factor: 1, chatter: false } as const
  await session.host.answer({ type: 'start', options: { seed: 1, content: 'demo' }, pace })
  const engine: Pick<PageEnd, 'request' | 'read'> = {
    async request(http) {
      sent.push(http)
      const answer = session.host.answer({ type: 'request', request: http })
      for (let passed = 0; passed < 300; passed += 50) {
        session.tick(50)
        session.host.update(true)
      }
      return (await answer) as HttpResponse
    },
    read: async (path) => session.host.answer({ type: 'read', path }),
  }
  connectActions(engine as PageEnd)
  useEdits.setState({ edits: [] })
  await openEdit(WEB)
})

const edit = (path = WEB): ObjectEdit => {
  const found = editIn(useEdits.getState(), path)
  if (found === undefined) throw new Error(`no edit of ${path}`)
  return found
}

function write(from: string, to: string, path = WEB): void {
  const { text } = edit(path)
  expect(text).toContain(from)
  typeInto(path, text.replace(from, to))
}

const others = (body: unknown): Promise<unknown> =>
  request({ method: 'PATCH', path: WEB, headers: MERGE, body })

const podPath = async (): Promise<string> => {
  const pods = session.host.answer({ type: 'read', path: '/api/v1/namespaces/default/pods' })
  const { items } = pods as { items: { metadata: { name: string } }[] }
  const name = items.find(({ metadata }) => metadata.name.startsWith('web-'))?.metadata.name
  return `/api/v1/namespaces/default/pods/${name}`
}

describe('kubectl edit', () => {
  it('sends what was changed as a strategic merge patch, without a resourceVersion', async () => {
    write('replicas: 3', 'replicas: 4')
    expect(await saveEdit(edit())).toMatchObject({
      type: 'done',
      line: 'deployment.apps/web edited',
    })
    expect(sent.at(-1)).toMatchObject({
      method: 'PATCH',
      query: { fieldManager: 'kubectl-edit' },
      body: { spec: { replicas: 4 } },
    })
    expect(edit().text).toContain('  replicas: 4')
    expect(isUnfinished(edit())).toBe(false)
    const [act] = session.host.answer({ type: 'acts', from: 0 }) as readonly Act[]
    expect(act?.deed.line).toBe(
      `kubectl patch deployment/web --type=strategic -p '{"spec":{"replicas":4}}'`,
    )
    expect(act?.changes).toMatchObject([
      { before: { spec: { replicas: 3 } }, after: { spec: { replicas: 4 } } },
    ])
  })

  it('keeps what others changed meanwhile in other fields', async () => {
    write('image: nginx:1.27', 'image: nginx:1.28')
    await others({ spec: { replicas: 5 } })
    expect(await saveEdit(edit())).toMatchObject({ type: 'done' })
    expect(sent.at(-1)?.body).not.toHaveProperty('metadata')
    expect(await liveObject(WEB)).toMatchObject({
      spec: { replicas: 5, template: { spec: { containers: [{ image: 'nginx:1.28' }] } } },
    })
  })

  it('sends nothing when nothing was changed', async () => {
    typeInto(WEB, `# nothing\n${edit().text}`)
    expect(await saveEdit(edit())).toMatchObject({ line: 'Edit cancelled, no changes made.' })
    expect(sent).toEqual([])
  })

  it('does not change the name of an object', async () => {
    write('  name: web\n  namespace', '  name: shop\n  namespace')
    const { type, line } = await saveEdit(edit())
    expect([type, line]).toEqual([
      'refused',
      'error: At least one of apiVersion, kind and name was changed',
    ])
  })

  it('is told of broken YAML at its line', async () => {
    typeInto(WEB, 'kind: Deployment\nspec: [1,\n')
    const { problems } = await saveEdit(edit())
    expect(problems[0]?.what).toMatch(/error converting YAML to JSON: yaml: line [23]/)
  })
})

describe('an API server that is sent an old resourceVersion', () => {
  it('refuses when another writer changed the same field, and leaves the text alone', async () => {
    write('replicas: 3', 'replicas: 4')
    const typed = edit().text
    await others({ spec: { replicas: 7 } })
    const { type, line } = await saveEdit(edit())
    expect(type).toBe('conflict')
    expect(line).toBe(
      'error: deployments.apps "web" could not be patched: Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    )
    expect(edit().text).toBe(typed)
    expect(await liveObject(WEB)).toMatchObject({ spec: { replicas: 7 } })
  })

  it('takes the same patch without it, and keeps the other fields of the other writer', async () => {
    write('replicas: 3', 'replicas: 4')
    await others({ spec: { replicas: 7, minReadySeconds: 2 } })
    expect(await saveEdit(edit(), true)).toMatchObject({ type: 'done' })
    expect(await liveObject(WEB)).toMatchObject({ spec: { replicas: 4, minReadySeconds: 2 } })
  })
})

describe('what the API server refuses', () => {
  it('names each field that is invalid, and a person finds its line', async () => {
    write('replicas: 3', 'replicas: -3')
    write('maxSurge: 25%', 'maxSurge: much')
    const { line, problems } = await saveEdit(edit())
    expect(line).toBe('error: deployments.apps "web" is invalid')
    const lines = edit().text.split('\n')
    expect(problems.map((one) => [lines[one.line - 1]?.trim(), one.what.split(':')[0]])).toEqual(
      expect.arrayContaining([
        ['replicas: -3', 'spec.replicas'],
        ['maxSurge: much', 'spec.strategy.rollingUpdate.maxSurge'],
      ]),
    )
  })

  it('a selector is immutable', async () => {
    write(
      '  selector:\n    matchLabels:\n      app: web',
      '  selector:\n    matchLabels:\n      app: shop',
    )
    const { problems } = await saveEdit(edit())
    expect(problems.map(({ what }) => what).join()).toContain('field is immutable')
  })

  it('of a pod only few fields may change', async () => {
    const pod = await podPath()
    await openEdit(pod)
    write('restartPolicy: Always', 'restartPolicy: Never', pod)
    const { problems } = await saveEdit(edit(pod))
    expect(problems[0]?.what).toContain('Forbidden: pod updates may not change fields other than')
    expect(edit(pod).text.split('\n')[(problems[0]?.line ?? 0) - 1]).toBe('spec:')
  })
})

describe('an object that was deleted while it was edited', () => {
  it('could not be found, and can be made anew as it was to be', async () => {
    write('replicas: 3', 'replicas: 2')
    await request({ method: 'DELETE', path: WEB })
    expect(await saveEdit(edit())).toMatchObject({
      type: 'gone',
      line: 'error: deployments.apps "web" could not be found on the server',
    })
    expect(await createAgain(edit())).toMatchObject({ line: 'deployment.apps/web created' })
    expect(await liveObject(WEB)).toMatchObject({ spec: { replicas: 2 } })
    expect(isUnfinished(edit())).toBe(false)
  })
})

describe('a text that was not saved', () => {
  it('is there again when its object is edited again, however the object is by then', async () => {
    write('replicas: 3', 'replicas: 4')
    const typed = edit().text
    const pod = await podPath()
    await openEdit(pod)
    await others({ spec: { replicas: 7 } })
    await openEdit(WEB)
    expect(edit().text).toBe(typed)
    await openEdit(pod)
    expect(useEdits.getState().edits.map(({ path }) => path)).toEqual([WEB, pod])
  })

  it('holds what was typed while its beginning was on the way', async () => {
    write('replicas: 3', 'replicas: 4')
    const first = edit()
    write('replicas: 4', 'replicas: 4\n  minReadySeconds: 1')
    await saveEdit(first)
    expect(isUnfinished(edit())).toBe(true)
    await saveEdit(edit())
    expect(sent.at(-1)?.body).toEqual({ spec: { minReadySeconds: 1 } })
  })
})
