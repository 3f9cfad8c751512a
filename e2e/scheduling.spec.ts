/** The scheduler, configured in the page. */
import { expect, test } from '@playwright/test'
import { bar, dock, hurry, open, readyPods, untilReady } from './page'

test('a pasted KubeSchedulerConfiguration changes where pods go; a wrong one is refused', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 20)
  await bar(page).getByRole('button', { name: 'YAML' }).click()
  await dock(page).getByRole('button', { name: 'A scheduler that packs' }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(dock(page)).toContainText('kube-scheduler restarted')
  await page.evaluate(() =>
    window.kubeorama.apply(
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: heap}\nspec: {replicas: 4, selector: {matchLabels: {app: heap}}, template: {metadata: {labels: {app: heap}}, spec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: 200m}}}]}}}',
    ),
  )
  await untilReady(page, 'app=heap', 4)
  const nodes = (await readyPods(page, 'app=heap')).map((pod) => pod.spec.nodeName)
  expect(new Set(nodes).size).toBe(1)

  const editor = page.getByRole('textbox', { name: 'Manifest' })
  await editor.fill(
    'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nprofiles: [{plugins: {filter: {enabled: [{name: Foo}]}}}]\n',
  )
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(dock(page)).toContainText('FilterPlugin "Foo" does not exist')
  await expect(dock(page)).toContainText('The scheduler goes on as it was.')
})
