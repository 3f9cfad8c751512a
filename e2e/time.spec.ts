/** Time is a control: Story, Clock, Paused with its four steps, chatter, skips, breaks on the ruler. */
import { expect, type Page, test } from '@playwright/test'
import { applyLater, bar, choose, hold, now, open, podCard, stage } from './page'

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: solo}\nspec: {containers: [{name: c, image: nginx:1.27}]}'

const transport = (page: Page) => page.getByRole('toolbar', { name: 'Transport' })
const mode = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Mode of time' }).getByRole('radio', { name })
const clockFace = (page: Page) => page.getByRole('timer')

test('Story is the default: time goes as clocks do at rest, and slowly while something is told', async ({
  page,
}) => {
  await open(page)
  await expect(mode(page, 'Story')).toBeChecked()
  await page.evaluate(() =>
    window.kubeorama.command({
      type: 'setTraffic',
      namespace: 'default',
      service: 'web',
      perSecond: 0,
    }),
  )
  await page.waitForTimeout(3_000)
  const from = await now(page)
  await page.waitForTimeout(1_000)
  const rested = (await now(page)) - from
  expect(rested).toBeGreaterThan(500_000)
  expect(rested).toBeLessThan(1_500_000)
  await applyLater(page, POD)
  await page.waitForTimeout(500)
  const told = await now(page)
  await page.waitForTimeout(1_000)
  expect((await now(page)) - told).toBeLessThan(50_000)
  await expect(clockFace(page)).toContainText(/slowed \d+×/)
})

test('a quiet stretch is skipped, and the skip is shown on the ruler', async ({ page }) => {
  await open(page)
  const from = await now(page)
  const ruler = () =>
    page
      .getByRole('img', { name: 'Time ruler' })
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
  const before = await ruler()
  await page.evaluate(() => window.kubeorama.command({ type: 'powerCutNode', name: 'worker-2' }))
  await expect
    .poll(async () => (await now(page)) - from, { timeout: 20_000 })
    .toBeGreaterThan(40_000_000)
  expect(await ruler()).not.toBe(before)
  await expect(page.getByRole('region', { name: 'Narrator' })).toContainText(
    /worker-2|NotReady|not Ready|no answer/,
    { timeout: 10_000 },
  )
})

test('Clock runs from 0.1 to 1000 times real time, on a logarithmic slider', async ({ page }) => {
  await open(page)
  await mode(page, 'Clock').click()
  const slider = page.getByRole('slider', { name: 'Speed' })
  await slider.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', '×0.1 of real time')
  await slider.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', '×1000 of real time')
  await expect(mode(page, 'Clock')).toHaveText('Clock ×1000')
  const from = await now(page)
  await expect.poll(async () => (await now(page)) - from).toBeGreaterThan(300_000_000)
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 0.1 }))
  await page.waitForTimeout(300)
  const slow = await now(page)
  await page.waitForTimeout(1_000)
  expect((await now(page)) - slow).toBeLessThan(300_000)
})

test('Paused holds time to the microsecond, and Play goes on in the mode it was in', async ({
  page,
}) => {
  await open(page)
  await mode(page, 'Clock').click()
  await transport(page).getByRole('button', { name: 'Pause' }).click()
  await expect(mode(page, 'Paused')).toBeChecked()
  await expect(clockFace(page)).toContainText('held')
  await page.waitForTimeout(200)
  const held = await now(page)
  await page.waitForTimeout(500)
  expect(await now(page)).toBe(held)
  await page.keyboard.press(' ')
  await expect(mode(page, 'Clock')).toBeChecked()
  await expect.poll(() => now(page)).toBeGreaterThan(held)
})

test('the four steps: message, scheduling phase, change of the selected object, quiet', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  const step = async (name: string) => {
    const before = await now(page)
    await transport(page).getByRole('button', { name: 'Step to' }).click()
    await page.getByRole('menuitem', { name }).click()
    await expect.poll(() => now(page)).toBeGreaterThan(before)
    // Stepping on while it still plays would be another step: it is over once time stands.
    await expect
      .poll(async () => {
        const at = await now(page)
        await page.waitForTimeout(150)
        return (await now(page)) - at
      })
      .toBe(0)
  }
  await applyLater(page, POD)
  await page.waitForTimeout(300)
  await step('Next message')
  await expect(
    stage(page).getByRole('button', { name: /^API server, 1 requests? in flight/ }),
  ).toBeVisible()
  await step('Next scheduling phase')
  await expect(stage(page).getByRole('button', { name: /^Scheduler.*solo/ })).toBeVisible()
  await choose(page, 'Pod', 'solo')
  const at = await now(page)
  await step('Next change of what is selected')
  expect((await now(page)) - at).toBeLessThan(1_000_000)
  await step('Until the cluster is quiet')
  await expect(podCard(page, 'solo, Running')).toBeVisible()
})

test('a step taken with the key shows the message on its wire, and the next one after it', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  await applyLater(page, POD)
  await page.waitForTimeout(300)
  const times = [await now(page)]
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press('.')
    await expect.poll(() => now(page)).toBeGreaterThan(times.at(-1) ?? 0)
    await expect
      .poll(async () => {
        const at = await now(page)
        await page.waitForTimeout(150)
        return (await now(page)) - at
      })
      .toBe(0)
    times.push(await now(page))
  }
  expect(new Set(times).size).toBe(4)
})

test('background chatter is shown or hidden, and happens all the same', async ({ page }) => {
  await open(page)
  const seen = () =>
    page.evaluate(async () => {
      let chatter = 0
      const stop = window.kubeorama.onTrace((entry) => {
        if ('chatter' in entry && entry.chatter) chatter++
      })
      await new Promise((wait) => setTimeout(wait, 2_500))
      stop()
      return chatter
    })
  const chatter = bar(page).getByRole('switch', { name: 'Background chatter' })
  await expect(chatter).not.toBeChecked()
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 10 }))
  expect(await seen()).toBeGreaterThan(0)
  await chatter.click()
  await expect(chatter).toBeChecked()
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'story' }))
  await expect(page.getByRole('region', { name: 'Narrator' })).toContainText('heartbeats', {
    timeout: 15_000,
  })
  await page.reload()
  await expect(chatter).toBeChecked()
})

test('the page reacts at once, however hard the engine works', async ({ page }) => {
  await open(page)
  await page.evaluate(async () => {
    await window.kubeorama.time.play({ mode: 'clock', factor: 1000 })
    for (let worker = 0; worker < 40; worker++)
      await window.kubeorama.command({ type: 'addWorker' })
  })
  const answered = await page.evaluate(async () => {
    const from = performance.now()
    await window.kubeorama.command({
      type: 'setTraffic',
      namespace: 'default',
      service: 'web',
      perSecond: 2,
    })
    return performance.now() - from
  })
  expect(answered).toBeLessThan(500)
  await hold(page)
})
