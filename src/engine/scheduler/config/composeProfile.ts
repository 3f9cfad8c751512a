/**
 * From a profile as it is configured to the plugins that run at each extension point.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go (NewFramework,
 * expandMultiPointPlugins, getScoreWeights)
 */
import { aggregateText } from '../../../api/machinery/fieldError'
import type { Plugin } from '../framework/plugin'
import type { ExtensionPoint, PluginOrder, PluginSetting, Profile } from '../framework/profile'
import type { FitArgs } from '../plugins/nodeResources/fit'
import type { PluginSet, ProfileConfiguration } from './schedulerConfiguration'
import { POINTS } from './shapes'
import { fitErrors } from './validateArgs'

export type Composed = { readonly profile: Profile } | { readonly error: string }

/** MaxTotalScore: what all scores of a node may add up to. */
const MAX_TOTAL_SCORE = 2 ** 63
const MAX_NODE_SCORE = 100

export function composeProfile(
  configuration: ProfileConfiguration,
  registry: ReadonlyMap<string, Plugin>,
): Composed {
  const { schedulerName, plugins, pluginConfig, percentageOfNodesToScore } = configuration
  const args = new Map(pluginConfig.map((entry) => [entry.name, entry.args]))
  const fit = fitErrors((args.get('NodeResourcesFit') ?? DEFAULT_FIT) as Partial<FitArgs>)
  if (fit.length > 0) {
    return { error: `initializing plugin "NodeResourcesFit": ${aggregateText(fit)}` }
  }
  const order: Partial<Record<ExtensionPoint, readonly string[]>> = {}
  for (const point of POINTS) {
    const wrong = wrongAt(point, plugins[point], registry)
    if (wrong !== undefined) return { error: wrong }
  }
  for (const point of POINTS) {
    const expanded = expand(point, plugins[point], plugins.multiPoint, registry)
    if (typeof expanded === 'string') return { error: expanded }
    order[point] = expanded
  }
  const ending = wrongEnds(schedulerName, order)
  if (ending !== undefined) return { error: ending }
  const weights = weightsOf([...plugins.score.enabled, ...plugins.multiPoint.enabled])
  const total = (order.score ?? []).reduce((sum, name) => sum + (weights.get(name) ?? 1), 0)
  if (total * MAX_NODE_SCORE > MAX_TOTAL_SCORE) {
    return { error: 'total score of Score plugins could overflow' }
  }
  const names = new Set(POINTS.flatMap((point) => order[point] ?? []))
  return {
    profile: {
      schedulerName,
      plugins: Array.from(names, (name): PluginSetting => {
        const own = args.get(name)
        const weight = weights.get(name) ?? 1
        return { name, weight, ...(own !== undefined && { args: own }) }
      }),
      order: order as PluginOrder,
      ...(percentageOfNodesToScore !== undefined && { percentageOfNodesToScore }),
    },
  }
}

const DEFAULT_FIT = { scoringStrategy: { type: 'LeastAllocated' } }

const typeName = (point: ExtensionPoint): string =>
  `${point.charAt(0).toUpperCase()}${point.slice(1)}Plugin`

function wrongAt(
  point: ExtensionPoint,
  { enabled }: PluginSet,
  registry: ReadonlyMap<string, Plugin>,
): string | undefined {
  const seen = new Set<string>()
  for (const { name } of enabled) {
    const takesPart = takesPartAt(name, point, registry)
    if (takesPart === undefined) return `${typeName(point)} "${name}" does not exist`
    if (!takesPart) return `plugin "${name}" does not extend ${typeName(point)} plugin`
    if (seen.has(name)) return `plugin "${name}" already registered as "${typeName(point)}"`
    seen.add(name)
  }
  return undefined
}

/** Undefined for a plugin that does not exist. */
function takesPartAt(
  name: string,
  point: ExtensionPoint,
  registry: ReadonlyMap<string, Plugin>,
): boolean | undefined {
  const plugin = registry.get(name)
  return plugin && plugin[point === 'queueSort' ? 'less' : point] !== undefined
}

/**
 * First what is enabled here and everywhere, in the order given here; then what is enabled
 * everywhere; then the rest of what is enabled here. An error as text.
 */
function expand(
  point: ExtensionPoint,
  { enabled, disabled }: PluginSet,
  multiPoint: PluginSet,
  registry: ReadonlyMap<string, Plugin>,
): readonly string[] | string {
  const here = enabled.map(({ name }) => name)
  const off = new Set(disabled.map(({ name }) => name))
  if (off.has('*')) return here
  const everywhere = new Set<string>()
  const overridden = new Set<string>()
  for (const { name } of multiPoint.enabled) {
    const takesPart = takesPartAt(name, point, registry)
    if (takesPart === undefined) return `${typeName(point)} "${name}" does not exist`
    if (!takesPart || off.has(name)) continue
    if (here.includes(name)) overridden.add(name)
    else if (everywhere.has(name)) {
      return `plugin "${name}" already registered as "${typeName(point)}"`
    } else everywhere.add(name)
  }
  const rest = here.filter((name) => !overridden.has(name))
  return [...here.filter((name) => overridden.has(name)), ...everywhere, ...rest]
}

function wrongEnds(
  schedulerName: string,
  { queueSort = [], bind = [] }: Partial<PluginOrder>,
): string | undefined {
  const profile = `profile with scheduler name "${schedulerName}"`
  if (queueSort.length !== 1) {
    return `only one queue sort plugin required for ${profile}, but got ${queueSort.length}`
  }
  return bind.length === 0 ? `at least one bind plugin is needed for ${profile}` : undefined
}

/** The weight given for Score counts before the one given for all points; 0 stands for 1. */
function weightsOf(entries: PluginSet['enabled']): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  for (const { name, weight } of entries) if (!weights.has(name)) weights.set(name, weight || 1)
  return weights
}
