/** The main job: real manifests, dropped on the page of a real browser. */
import { expect, test } from '@playwright/test'
import { choose, get, hurry, manifest, open, readyPods, untilReady } from './page'

interface Service {
  readonly status: {
    readonly loadBalancer: { readonly ingress?: readonly { readonly ip: string }[] }
  }
}
interface Deployment {
  readonly status: { readonly availableReplicas?: number; readonly updatedReplicas?: number }
}

test('the guestbook and a web Deployment become Ready, are visited, updated, and survive a power cut', async ({
  page,
}) => {
  await open(page)
  await hurry(page)

  await test.step('two manifests are dropped on the stage, and all pods become Ready', async () => {
    for (const name of ['guestbook', 'web']) await dropFile(page, `${name}.yaml`, manifest(name))
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('deployment.apps/shop created')).toBeVisible()
    await untilReady(page, 'app=redis', 3)
    await untilReady(page, 'app=guestbook', 3)
    await untilReady(page, 'app=shop', 3)
  })

  await test.step('visitors reach every replica of the frontend', async () => {
    await expect
      .poll(
        async () => {
          const { status } = await get<Service>(
            page,
            '/api/v1/namespaces/default/services/frontend',
          )
          return status.loadBalancer.ingress?.[0]?.ip
        },
        { timeout: 30_000 },
      )
      .toMatch(/^203\.0\.113\./)
    await page.evaluate(() =>
      window.kubeorama.command({
        type: 'setTraffic',
        namespace: 'default',
        service: 'frontend',
        perSecond: 20,
      }),
    )
    await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 5 }))
    await choose(page, 'Service', 'frontend')
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await expect
      .poll(async () => (await inspector.textContent())?.match(/[1-9]\d* answers/g)?.length ?? 0, {
        timeout: 30_000,
      })
      .toBe(3)
  })

  await test.step('a new image is rolled out without one pod too few', async () => {
    const worst = page.evaluate(async () => {
      let least = 99
      const ended = Date.now() + 20_000
      while (Date.now() < ended) {
        const { status } = (await window.kubeorama.get(
          '/apis/apps/v1/namespaces/default/deployments/shop',
        )) as Deployment
        least = Math.min(least, status.availableReplicas ?? 0)
        const updated = (status.updatedReplicas ?? 0) === 3 && status.availableReplicas === 3
        const { metadata, spec } = (await window.kubeorama.get(
          '/apis/apps/v1/namespaces/default/deployments/shop',
        )) as {
          metadata: { generation: number }
          spec: { template: { spec: { containers: { image: string }[] } } }
        }
        if (
          updated &&
          metadata.generation > 1 &&
          spec.template.spec.containers[0]?.image === 'nginx:1.28'
        )
          break
        await new Promise((wait) => setTimeout(wait, 20))
      }
      return least
    })
    await page.evaluate(() =>
      window.kubeorama.request({
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/default/deployments/shop',
        headers: { 'content-type': 'application/strategic-merge-patch+json' },
        body: {
          spec: { template: { spec: { containers: [{ name: 'nginx', image: 'nginx:1.28' }] } } },
        },
      }),
    )
    expect(await worst).toBe(3)
    await expect
      .poll(async () =>
        (await readyPods(page, 'app=shop')).map((pod) => pod.spec.containers[0]?.image),
      )
      .toEqual(['nginx:1.28', 'nginx:1.28', 'nginx:1.28'])
  })

  await test.step('a worker loses power, and its pods return elsewhere', async () => {
    const [victim] = await readyPods(page, 'app=guestbook')
    const node = victim?.spec.nodeName ?? ''
    await page.getByRole('button', { name: 'Power' }).click()
    const row = page.getByRole('listitem').filter({ hasText: node })
    await row.getByRole('button', { name: 'Cut power' }).click()
    await page.keyboard.press('Escape')
    await hurry(page, 100)
    await expect
      .poll(
        async () =>
          (await readyPods(page, 'app=guestbook')).map((pod) => pod.spec.nodeName === node),
        {
          timeout: 60_000,
        },
      )
      .toEqual([false, false, false])
  })
})

async function dropFile(
  page: import('@playwright/test').Page,
  name: string,
  text: string,
): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], file ?? '', { type: 'text/yaml' }))
      return transfer
    },
    [name, text],
  )
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data })
}
