/**
 * A plugin that a person wrote, as the framework sees it: its functions are its extension points,
 * what they return is its Status, and so is what goes wrong in them.
 */
import { invariant } from '../../kernel/invariant'
import { nodeOrder } from '../cache/schedulerCache'
import { ADD, DELETE, UPDATE } from '../framework/clusterEvent'
import type { Cycle, Plugin, Registration } from '../framework/plugin'
import { type Answer, failed, status } from '../framework/status'
import { nodeViewOf } from './nodeView'
import type {
  Fault,
  SandboxAnswer,
  SandboxCall,
  SandboxRun,
  SandboxSource,
  WrittenPoint,
} from './pluginSandbox'
import type { WrittenCode } from './writtenCode'

/** Anything may change its mind, as for every plugin that does not say what would. */
const ANY_CHANGE: readonly Registration[] = [
  { resource: 'Pod', action: ADD | DELETE | UPDATE },
  { resource: 'Node', action: ADD | DELETE | UPDATE },
]

/** A plugin with only the methods that its source has functions for. */
export function pluginOf(name: string, code: WrittenCode, sandbox: SandboxSource): Plugin {
  const methods = methodsOf(name, code.source, sandbox)
  let plugin: Plugin = { name, registrations: ANY_CHANGE }
  for (const point of code.points) plugin = { ...plugin, ...methods[point] }
  return plugin
}

function methodsOf(
  name: string,
  source: string,
  sandbox: SandboxSource,
): Readonly<Record<WrittenPoint, Partial<Plugin>>> {
  const ask = (cycle: Cycle, call: SandboxCall): SandboxAnswer =>
    runOf(cycle, sandbox).call(source, call)
  return {
    preFilter: {
      preFilter(cycle) {
        const nodes = nodeOrder(cycle.cluster.cache).map(nodeViewOf)
        const answer = ask(cycle, { point: 'preFilter', nodes })
        if (answer.type === 'names') return { nodeNames: new Set(answer.names) }
        return withStatus(statusOf(name, answer))
      },
    },
    filter: {
      filter: (cycle, _, node) =>
        statusOf(name, ask(cycle, { point: 'filter', node: nodeViewOf(node) })),
    },
    preScore: {
      preScore: (cycle, nodes) =>
        withStatus(statusOf(name, ask(cycle, { point: 'preScore', nodes: nodes.map(nodeViewOf) }))),
    },
    score: {
      score(cycle, _, node) {
        const answer = ask(cycle, { point: 'score', node: nodeViewOf(node) })
        return answer.type === 'scores' ? (answer.scores[0] ?? 0) : faultOf(name, answer)
      },
    },
    normalizeScore: {
      normalizeScores(_, scores, __, cycle) {
        const answer = ask(cycle, { point: 'normalizeScore', scores })
        if (answer.type !== 'scores') return faultOf(name, answer)
        for (let i = 0; i < scores.length; i++) scores[i] = answer.scores[i] ?? 0
        return undefined
      },
    },
  }
}

function runOf({ written, pod }: Cycle, sandbox: SandboxSource): SandboxRun {
  const loaded = sandbox()
  invariant(loaded !== undefined, 'the host loads the sandbox before a written plugin is there')
  written.run ??= loaded.begin(pod.pod)
  return written.run
}

function statusOf(name: string, answer: SandboxAnswer): Answer {
  switch (answer.type) {
    case 'pass':
      return undefined
    case 'skip':
      return status('Skip', name)
    case 'refuse':
      return status(answer.code, name, [answer.reason || `node(s) didn't satisfy plugin ${name}`])
    default:
      return faultOf(name, answer)
  }
}

const faultOf = (name: string, answer: SandboxAnswer) =>
  failed(name, answer.type === 'fault' ? faultText(answer.fault) : `answered ${answer.type}`)

/** `TypeError: not a function (line 3)` */
export const faultText = ({ message, line }: Fault): string =>
  line === undefined ? message : `${message} (line ${line})`

const withStatus = (answer: Answer) => (answer === undefined ? {} : { status: answer })
