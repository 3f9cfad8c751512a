/** A Pending pod says why, and one click helps it. */
import { expect, type Page, test } from '@playwright/test'
import { choose, get, hurry, inspector, isGone, open, scheduling } from './page'

interface PodLook {
  readonly spec: {
    readonly nodeName?: string
    readonly containers: readonly { readonly resources: { readonly requests?: object } }[]
  }
}

const pod = (name: string, cpu: string): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: "${cpu}"}}}]}}`

/** A pod that asks for more than any worker has is created and chosen. */
async function openPending(page: Page): Promise<void> {
  await open(page)
  await hurry(page, 20)
  await page.evaluate((yaml) => window.kubeorama.apply(yaml), pod('report', '6'))
  await choose(page, 'Pod', 'report')
  await expect(inspector(page)).toContainText('What would help')
}

const nodeOf = async (page: Page): Promise<string | undefined> => {
  const { spec } = await get<PodLook>(page, '/api/v1/namespaces/default/pods/report')
  return spec.nodeName
}

test('asking for exactly what is free, by one click, brings a pod to its node', async ({
  page,
}) => {
  await openPending(page)
  const less = inspector(page).getByRole('listitem').filter({ hasText: 'CPU instead of 6' })
  await expect(less).toContainText('report is deleted and created again')
  await less.getByRole('button').click()
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('done')
  await expect.poll(() => nodeOf(page).catch(() => undefined)).toBe('worker-1')
  await expect(inspector(page)).not.toContainText('What would help')
})

test('the scheduling panel tells the sentence, the counts and what each worker lacks', async ({
  page,
}) => {
  await openPending(page)
  await inspector(page).getByRole('button', { name: 'Scheduling' }).click()
  const why = scheduling(page).getByRole('region', { name: 'Why report is Pending' })
  await expect(why).toContainText('It asks for 6 CPU, and no worker has that much free.')
  await expect(why.getByRole('list', { name: 'Reasons' })).toContainText('3 Insufficient cpu')
  const workers = why.getByRole('list', { name: 'Workers' }).getByRole('listitem')
  await expect(workers).toHaveCount(3)
  await expect(workers.first()).toContainText(/6 CPU asked, 3\.\d+ free/)
  await expect(workers.first()).toContainText('closest')
})

test('a worker that is large enough is ordered by one click, and taken back by another', async ({
  page,
}) => {
  await openPending(page)
  await inspector(page)
    .getByRole('button', { name: /^Add worker/ })
    .press('Enter')
  await expect.poll(() => nodeOf(page), { timeout: 30_000 }).toBe('worker-4')
  const notices = page.getByRole('log', { name: 'Notices' })
  await notices.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => isGone(page, '/api/v1/nodes/worker-4'), { timeout: 30_000 }).toBe(true)
})
