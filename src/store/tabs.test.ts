import { beforeEach, expect, it } from 'vitest'
import { type Claim, claimSession, type Line, type Locks, type Tabs, useTabs } from './tabs'

interface Holder {
  reject(error: Error): void
}

/** Locks as the browser gives them: a wait is given up at once when `patient` is false. */
function createLocks(): Locks & { patient: boolean } {
  const holders = new Map<string, Holder>()
  const waiting: (() => void)[] = []
  return {
    patient: false,
    request(name, { steal = false }, held) {
      return new Promise((resolve, reject) => {
        const hold = () => {
          const mine = { reject }
          holders.set(name, mine)
          void held().then(() => {
            if (holders.get(name) === mine) holders.delete(name)
            resolve(undefined)
            if (!holders.has(name)) waiting.shift()?.()
          })
        }
        if (steal) holders.get(name)?.reject(new Error('stolen'))
        if (!holders.has(name) || steal) hold()
        else if (this.patient) waiting.push(hold)
        else reject(new Error('given up'))
      })
    },
  }
}

/** Lines on which each hears all others, unless it sleeps. */
function createLines(): () => Line & { asleep: boolean } {
  const lines: { asleep: boolean; hear?: (event: { data: unknown }) => void }[] = []
  return () => {
    const line: (typeof lines)[number] & Line = {
      asleep: false,
      addEventListener(_, hear) {
        line.hear = hear
      },
      postMessage(data) {
        for (const other of lines) if (other !== line && !other.asleep) other.hear?.({ data })
      },
    }
    lines.push(line)
    return line
  }
}

const whenLeft = (): void => undefined

const saved: string[] = []

beforeEach(() => {
  saved.length = 0
  useTabs.setState({ elsewhere: false })
})

async function claim(tabs: Tabs, name: string): Promise<Claim> {
  const claimed = claimSession(tabs, async () => void saved.push(name))
  await claimed.move('session')
  return claimed
}

it('the first tab keeps a session, the second does not', async () => {
  const locks = createLocks()
  const line = createLines()
  const first = await claim({ locks, line: line(), whenLeft }, 'first')
  expect(useTabs.getState().elsewhere).toBe(false)
  const second = await claim({ locks, line: line(), whenLeft }, 'second')
  expect([first.isOurs(), second.isOurs()]).toEqual([true, false])
  expect(useTabs.getState().elsewhere).toBe(true)
})

it('who takes over waits until the other has saved, and then keeps it alone', async () => {
  const locks = createLocks()
  const line = createLines()
  const first = await claim({ locks, line: line(), whenLeft }, 'first')
  const second = await claim({ locks, line: line(), whenLeft }, 'second')
  locks.patient = true
  await second.takeOver()
  expect(saved).toEqual(['first'])
  expect([first.isOurs(), second.isOurs()]).toEqual([false, true])
  await first.takeOver()
  expect(saved).toEqual(['first', 'second'])
  expect([first.isOurs(), second.isOurs()]).toEqual([true, false])
})

it('a tab that sleeps and does not answer loses the session all the same', async () => {
  const locks = createLocks()
  const line = createLines()
  const sleeper = line()
  const first = await claim({ locks, line: sleeper, whenLeft }, 'first')
  const second = await claim({ locks, line: line(), whenLeft }, 'second')
  sleeper.asleep = true
  await second.takeOver()
  expect(saved).toEqual([])
  await expect.poll(first.isOurs).toBe(false)
  expect(second.isOurs()).toBe(true)
})

it('where a browser has no locks every tab keeps', async () => {
  const only = claimSession(undefined, async () => undefined)
  await only.move('session')
  expect(only.isOurs()).toBe(true)
  expect(useTabs.getState().elsewhere).toBe(false)
})

it('a tab that is left makes room for the next at once', async () => {
  const locks = createLocks()
  const line = createLines()
  let leave = (): void => undefined
  const left = (act: () => void) => {
    leave = act
  }
  await claim({ locks, line: line(), whenLeft: left }, 'first')
  locks.patient = true
  leave()
  const next = await claim({ locks, line: line(), whenLeft }, 'next')
  expect(next.isOurs()).toBe(true)
})

it('who goes to another session leaves the first to other tabs', async () => {
  const locks = createLocks()
  const line = createLines()
  const first = await claim({ locks, line: line(), whenLeft }, 'first')
  await first.move('session.b')
  expect(first.isOurs()).toBe(true)
  const second = await claim({ locks, line: line(), whenLeft }, 'second')
  expect([first.isOurs(), second.isOurs()]).toEqual([true, true])
  await second.move('session.b')
  expect(second.isOurs()).toBe(false)
  expect(useTabs.getState().elsewhere).toBe(true)
})
