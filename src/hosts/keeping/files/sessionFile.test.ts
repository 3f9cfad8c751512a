import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Engine } from '../../../engine/engine'
import { createEngine, restoreEngine } from '../../../engine/index'
import type { Command } from '../../../protocol/messages'
import type { FileProblem } from '../../../protocol/sessions'
import { createSession } from '../../session'
import { FILE_LIMITS, type FileRead, readFile, writeFile } from './sessionFile'

const PACE = { mode: 'clock', factor: 2, chatter: true } as const
const REMARK = { name: 'Tuesday’s class', notes: [] }
const SECOND = 1_000_000

async function written(engine: Engine): Promise<Blob> {
  const file = await writeFile({ snapshot: engine.snapshot(), pace: PACE }, REMARK)
  if ('reason' in file) throw new Error(file.reason)
  return file
}

async function readBack(file: Blob): Promise<FileRead> {
  const read = await readFile(file)
  if ('reason' in read) throw new Error(read.reason)
  return read
}

const zipped = (...lines: string[]): Blob => new Blob([gzipSync(lines.join('\n'))])

const HEADER = '{"kind":"Kubeorama session","format":1,"version":4,"name":"x","notes":[]}'
const HOLLOW = ['["o","snapshot",[1],"pace",[2],"undo",[3]]', '["o"]', '["o"]', '["o"]']

const command = fc.constantFrom<Command>(
  { type: 'addWorker' },
  { type: 'powerCutNode', name: 'worker-2' },
  { type: 'restoreNode', name: 'worker-2' },
  { type: 'removeWorker', name: 'worker-3' },
  { type: 'setTraffic', namespace: 'default', service: 'web', perSecond: 20 },
)
const deed = fc.record({ command, afterSeconds: fc.integer({ min: 0, max: 20 }) })

function play(engine: Engine, deeds: readonly { command: Command; afterSeconds: number }[]): void {
  for (const { command: what, afterSeconds } of deeds) {
    engine.command(what)
    engine.advance(engine.now() + afterSeconds * SECOND)
  }
}

it('a session from a file goes on exactly as the one that never stopped', async () => {
  const run = fc.record({
    seed: fc.integer({ min: 0, max: 1_000 }),
    before: fc.array(deed, { maxLength: 3 }),
    after: fc.array(deed, { maxLength: 3 }),
  })
  const property = fc.asyncProperty(run, async ({ seed, before, after }) => {
    const engine = createEngine({ seed, content: 'demo' })
    play(engine, before)
    const read = await readBack(await written(engine))
    const restored = restoreEngine(read.session.snapshot)
    for (const one of [engine, restored]) {
      play(one, after)
      one.advance(one.now() + 15 * SECOND)
    }
    expect(restored.traceHash()).toBe(engine.traceHash())
    expect(restored.now()).toBe(engine.now())
  })
  await fc.assert(property, { seed: 1, numRuns: 3 })
})

it('a file tells the name and the notes of its session, and its pace', async () => {
  const read = await readBack(await written(createEngine({ seed: 1 })))
  expect(read.remark).toEqual(REMARK)
  expect(read.session.pace).toEqual(PACE)
  expect(read.session.undo).toEqual({ past: [], future: [], record: expect.anything() })
})

it.each<[string, Blob, FileProblem]>([
  ['of another kind', new Blob(['kind: Pod']), { reason: 'foreign' }],
  ['that is empty', new Blob([]), { reason: 'foreign' }],
  ['of another program', zipped('{"kind":"Pod","format":1,"version":4}'), { reason: 'foreign' }],
  ['of a later format', zipped(HEADER.replace('1', '2'), ...HOLLOW), { reason: 'newer' }],
  ['of a later version', zipped(HEADER.replace('4', '5'), ...HOLLOW), { reason: 'newer' }],
  ['of the first version', zipped(HEADER.replace('4', '1'), ...HOLLOW), { reason: 'older' }],
  ['with a header alone', zipped(HEADER), { reason: 'damaged', line: 1 }],
  ['with a line that is none', zipped(HEADER, '["o"]', 'x'), { reason: 'damaged', line: 2 }],
  [
    'with a key that changes objects',
    zipped(HEADER, '["o","__proto__",[1]]', '["o"]'),
    { reason: 'damaged', line: 1 },
  ],
  ['without a cluster', zipped(HEADER, '["o"]'), { reason: 'damaged' }],
])('a file %s is refused, with the reason', async (_, file, problem) => {
  expect(await readFile(file)).toEqual(problem)
})

it('a file that is cut off is damaged', async () => {
  const file = await written(createEngine({ seed: 1 }))
  expect(await readFile(file.slice(0, Math.floor(file.size / 2)))).toEqual({ reason: 'damaged' })
})

it('a small file that unzips to more than a session can be is refused on the way', async () => {
  const bomb = zipped(HEADER, ' '.repeat(20_000_000))
  expect(bomb.size).toBeLessThan(30_000)
  expect(await readFile(bomb, { ...FILE_LIMITS, bytes: 1_000_000 })).toEqual({ reason: 'large' })
  const many = zipped(HEADER, ...Array.from({ length: 1_000 }, () => '["o"]'))
  expect(await readFile(many, { ...FILE_LIMITS, lines: 999 })).toEqual({ reason: 'large' })
  expect(await readFile(bomb, { ...FILE_LIMITS, zippedBytes: 100 })).toEqual({ reason: 'large' })
})

it('a session too large for a file is not written, rather than never read again', async () => {
  const snapshot = createEngine({ seed: 1 }).snapshot()
  const limits = { ...FILE_LIMITS, bytes: 10_000 }
  expect(await writeFile({ snapshot, pace: PACE }, REMARK, limits)).toEqual({ reason: 'large' })
})

it('what looks like a session and does not go on is refused by who would run it', async () => {
  const engine = createEngine({ seed: 1 })
  const { kernel, ...rest } = structuredClone(engine.snapshot())
  const { actors } = (kernel as { kernel: { actors: Map<string, { state: unknown }> } }).kernel
  for (const actor of actors.values()) actor.state = {}
  const file = await writeFile({ snapshot: { ...rest, kernel }, pace: PACE }, REMARK)
  const session = createSession()
  const asked = session.host.answer({ type: 'file', file: { ask: 'read', file: file as Blob } })
  expect(await asked).toEqual({ reason: 'damaged' })
  expect(() => session.host.answer({ type: 'traceHash' })).toThrow('no session was started')
})
