/** What dropping a tool on the stage makes: its thing, with the defaults. */
import type { Problem } from '../protocol/messages'
import { command } from './actions'
import { recordsOf } from './cluster'
import { createDeployment, createPod, createService, type Outcome } from './making'
import { openSubject } from './selection'

export async function dropTool(tool: string, worker?: string): Promise<Problem | undefined> {
  switch (tool) {
    case 'worker':
      return command({ type: 'addWorker' })
    case 'pod':
      return shown(await createPod(worker === undefined ? {} : { node: worker }))
    case 'deployment':
      return shown(await createDeployment())
    case 'service':
      return shown(await serviceForNewest())
    default:
      return {
        where: 'the stage',
        what: `${tool} is no tool.`,
        remedy: 'Drag one from the palette.',
      }
  }
}

async function serviceForNewest(): Promise<Outcome> {
  const app = recordsOf('Pod').findLast((pod) => pod.labels.app !== undefined)?.labels.app
  if (app !== undefined) return createService({ selector: { app } })
  const what = 'A Service needs pods with an app label.'
  return { problem: { where: 'the palette', what, remedy: 'Create a Deployment first.' } }
}

function shown(outcome: Outcome): Problem | undefined {
  if ('problem' in outcome) return outcome.problem
  openSubject(outcome.made)
  return undefined
}
