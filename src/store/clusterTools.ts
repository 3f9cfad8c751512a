/** What dropping a tool on the stage makes: its thing, with the defaults. */
import type { Problem } from '../protocol/messages'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { command } from './actions'
import { recordsOf } from './cluster'
import { createDeployment, createPod, createService, type Outcome } from './making'
import { openSubject } from './selection'

export async function dropTool(tool: string, worker?: string): Promise<Problem | undefined> {
  const { tools } = wordsOf(notices)
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
      return { where: tools.stage, what: tools.unknown(tool), remedy: tools.drag }
  }
}

async function serviceForNewest(): Promise<Outcome> {
  const app = recordsOf('Pod').findLast((pod) => pod.labels.app !== undefined)?.labels.app
  if (app !== undefined) return createService({ selector: { app } })
  const { palette, needsLabel, deploymentFirst } = wordsOf(notices).tools
  return { problem: { where: palette, what: needsLabel, remedy: deploymentFirst } }
}

function shown(outcome: Outcome): Problem | undefined {
  if ('problem' in outcome) return outcome.problem
  openSubject(outcome.made)
  return undefined
}
