/** An important pod takes the place of others, and the page tells why of these. */
import { expect, test } from '@playwright/test'
import { apply, hurry, inspector, narrator, open, podCard, scheduling, untilReady } from './page'

const pod = (name: string, app: string, node: string, cpu: string): string =>
  `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: ${app}}}
spec:
  nodeSelector: {kubernetes.io/hostname: ${node}}
  terminationGracePeriodSeconds: 30
  containers: [{name: c, image: "busybox:1.36", command: [sleep, "3600"], resources: {requests: {cpu: "${cpu}"}}}]
---
`
const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: guard}
spec: {minAvailable: 1, selector: {matchLabels: {app: guarded}}}
`
const VIP = `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: high}
value: 1000
---
apiVersion: v1
kind: Pod
metadata: {name: vip}
spec:
  priorityClassName: high
  containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: "2"}}}]
`

test('a pod of high priority evicts another, but not the one a budget guards', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  const fills = ['worker-1', 'worker-2', 'worker-3'].map((node, i) =>
    pod(`low-${i + 1}`, i === 1 ? 'plain' : 'guarded-not', node, '3'),
  )
  await apply(page, fills.join('').replace('app: guarded-not', 'app: guarded'))
  await untilReady(page, 'app in (plain,guarded,guarded-not)', 3)
  await apply(page, BUDGET)
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.kubeorama.get('/apis/policy/v1/namespaces/default/poddisruptionbudgets/guard'),
      ),
    )
    .toMatchObject({ status: { observedGeneration: 1, currentHealthy: 1, disruptionsAllowed: 0 } })
  await hurry(page, 1)
  await apply(page, VIP)
  await podCard(page, 'vip').first().click()
  await inspector(page).getByRole('button', { name: 'Scheduling' }).click()
  const decisions = scheduling(page).getByLabel('Decision', { exact: true })
  if (await decisions.isVisible()) {
    const first = decisions.locator('option').filter({ hasText: 'no node fits' }).last()
    await decisions.selectOption((await first.getAttribute('value')) ?? '')
  }
  const walk = scheduling(page).getByRole('region', { name: 'Preemption' })
  await expect(walk).toContainText(/Preemption makes room on worker-[23]/)
  await expect(walk.getByRole('article', { name: 'Candidate worker-1' })).toContainText(
    'breaks 1 budget',
  )
  await expect(walk.locator('[data-chosen=true]')).toContainText('victim')
  await expect(walk.getByRole('list', { name: 'Criteria' })).toContainText(
    'Fewest disruption budgets broken',
  )
  await walk.locator('[data-chosen=true] [data-victim=true] button').first().click()
  await expect(inspector(page).locator('[data-preempted]')).toContainText('Preempted by vip')
  await expect(narrator(page)).toBeVisible()
  await hurry(page, 20)
  await untilReady(page, 'app=guarded', 1)
})
