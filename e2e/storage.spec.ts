/** A manifest with a claim: no storage was set up, and what a pod writes outlives it. */
import { expect, test } from '@playwright/test'
import {
  apply,
  choose,
  dropFile,
  get,
  hurry,
  inspector,
  isGone,
  manifest,
  open,
  stage,
  untilReady,
} from './page'

interface Claim {
  readonly status: { readonly phase: string }
}
interface Pod {
  readonly status: {
    readonly containerStatuses?: readonly {
      readonly state: { readonly terminated?: { readonly message?: string } }
    }[]
  }
}

const PODS = '/api/v1/namespaces/default/pods'
const CLAIM = '/api/v1/namespaces/default/persistentvolumeclaims/notes'

test('a claim is bound for its first pod, and the next pod reads what that one wrote', async ({
  page,
}) => {
  await open(page)
  await hurry(page)

  await test.step('a manifest with a claim and a pod is dropped on the stage: the pod gets Ready', async () => {
    await dropFile(stage(page), 'storage.yaml', manifest('storage'))
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('persistentvolumeclaim/notes created')).toBeVisible()
    await untilReady(page, 'app=writer', 1)
    expect((await get<Claim>(page, CLAIM)).status.phase).toBe('Bound')
  })

  await test.step('the pod shows its claim, and the cloud its disk', async () => {
    await choose(page, 'Pod', 'writer')
    await expect(inspector(page)).toContainText('notes Bound 1Gi, standard')
    await stage(page)
      .getByRole('button', { name: /^Cloud provider/ })
      .first()
      .click()
    await expect(inspector(page)).toContainText(/pvc-[0-9a-f-]{36}Zone [abc], worker-\d/)
  })

  await test.step('the pod is deleted; another on the same claim reads its file', async () => {
    await page.evaluate(
      (path) => window.kubeorama.request({ method: 'DELETE', path }),
      `${PODS}/writer`,
    )
    await expect.poll(() => isGone(page, `${PODS}/writer`)).toBe(true)
    await apply(page, manifest('storageReader'))
    await expect
      .poll(
        async () => {
          const { status } = await get<Pod>(page, `${PODS}/reader`)
          return status.containerStatuses?.[0]?.state.terminated?.message
        },
        { timeout: 60_000 },
      )
      .toBe('remember\n')
  })
})
