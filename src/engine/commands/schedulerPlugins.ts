/** Plugins that a person writes: the scheduler starts again with them, as one that was built anew. */
import { REGISTRY } from '../scheduler/plugins/registry'
import { WRITTEN_PLUGINS_MOST } from '../scheduler/written/pluginSandbox'
import type { WrittenPlugin } from '../scheduler/written/writtenCode'
import { faultText } from '../scheduler/written/writtenPlugin'
import type { Problem } from './command'
import type { Handler } from './handler'
import { restartScheduler, writtenPlugins } from './restartScheduler'

const WEIGHT_MOST = 100
/** As plugins of Kubernetes are called. */
const NAME = /^[A-Z][A-Za-z0-9]{0,29}$/
const NO_FUNCTION = 'It defines none of preFilter, filter, preScore, score.'

export const writeSchedulerPlugin: Handler<'writeSchedulerPlugin'> = (command, operator) => {
  const { name, source, weight, enabled } = command
  const before = writtenPlugins(operator.kernel)
  const isNew = before.every((one) => one.name !== name)
  const wrong = wrongName(name) ?? wrongWeight(weight)
  if (wrong !== undefined) return wrong
  if (isNew && before.length >= WRITTEN_PLUGINS_MOST) {
    const what = `There are ${WRITTEN_PLUGINS_MOST} written plugins, and no room for more.`
    return problem(name, what, 'Delete one first.')
  }
  const sandbox = operator.sandbox()
  if (sandbox === undefined) {
    return problem(name, 'This host has no sandbox to run it in.', 'Write it on the page.')
  }
  const inspected = sandbox.inspect(source)
  if ('fault' in inspected) return problem(name, faultText(inspected.fault), GOES_ON)
  const { points } = inspected
  if (points.length === 0) return problem(name, NO_FUNCTION, 'Define one of them.')
  const plugin: WrittenPlugin = { name, source, weight, enabled, points }
  const written = isNew
    ? [...before, plugin]
    : before.map((one) => (one.name === name ? plugin : one))
  return restartScheduler(operator, { written })
}

export const removeSchedulerPlugin: Handler<'removeSchedulerPlugin'> = ({ name }, operator) => {
  const before = writtenPlugins(operator.kernel)
  const written = before.filter((one) => one.name !== name)
  if (written.length < before.length) return restartScheduler(operator, { written })
  const names = before.map((one) => one.name).join(', ')
  const remedy = names === '' ? 'Write one first.' : `There are ${names}.`
  return problem(name, `There is no written plugin called ${name}.`, remedy)
}

const GOES_ON = 'The scheduler goes on as it was.'

const problem = (name: string, what: string, remedy: string): Problem => ({
  where: `the plugin ${name}`,
  what,
  remedy,
})

function wrongName(name: string): Problem | undefined {
  if (!NAME.test(name)) {
    const remedy = 'It begins with a capital letter, and has letters and digits, at most 30.'
    return problem(name, `“${name}” is no name for a plugin.`, remedy)
  }
  if (!REGISTRY.has(name)) return undefined
  return problem(name, `Kubernetes has a plugin called ${name}.`, 'Call yours something else.')
}

function wrongWeight(weight: number): Problem | undefined {
  if (Number.isInteger(weight) && weight >= 1 && weight <= WEIGHT_MOST) return undefined
  const what = `A weight of ${weight} cannot be.`
  return { where: 'the weight', what, remedy: `It is a whole number from 1 to ${WEIGHT_MOST}.` }
}
