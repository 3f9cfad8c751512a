/**
 * Turns profiles into lists of plugins to call, one per extension point.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/runtime/framework.go (NewFramework)
 */
import { invariant } from '../../kernel/invariant'
import type { Framework, Plugin, Slot } from './plugin'
import type { ExtensionPoint, PluginSetting, Profile } from './profile'

/** Which configured point switches a method on or off. */
const POINT_OF = {
  preEnqueue: 'preEnqueue',
  preFilter: 'preFilter',
  filter: 'filter',
  updateFiltering: 'preFilter',
  postFilter: 'postFilter',
  preScore: 'preScore',
  score: 'score',
  reserve: 'reserve',
  unreserve: 'reserve',
  permit: 'permit',
  preBindPreFlight: 'preBind',
  preBind: 'preBind',
  bind: 'bind',
  postBind: 'postBind',
} as const satisfies Readonly<Record<string, ExtensionPoint>>

type Method = keyof typeof POINT_OF

/** A profile ready to run. `registry` holds every plugin the profile may name. */
export function createFramework(
  profile: Profile,
  registry: ReadonlyMap<string, Plugin>,
): Framework {
  const all = profile.plugins.map((setting, index) => slotOf(setting, index, registry))
  const at = <M extends Method>(method: M) => slotsWith(all, profile, method)
  const filter = at('filter')
  const firstOther = filter.findIndex(({ plugin }) => plugin.sign === undefined)
  const leading = firstOther < 0 ? filter.length : firstOther
  return {
    profile,
    all,
    localFilter: filter.slice(0, leading),
    otherFilter: filter.slice(leading),
    preEnqueue: at('preEnqueue'),
    preFilter: at('preFilter'),
    filter,
    updateFiltering: at('updateFiltering'),
    postFilter: at('postFilter'),
    preScore: at('preScore'),
    score: at('score'),
    reserve: at('reserve'),
    unreserve: at('unreserve').reverse(),
    permit: at('permit'),
    preBindPreFlight: at('preBindPreFlight'),
    preBind: at('preBind'),
    bind: at('bind'),
    postBind: at('postBind'),
  }
}

function slotOf(
  { name, weight, args }: PluginSetting,
  index: number,
  registry: ReadonlyMap<string, Plugin>,
): Slot {
  const plugin = registry.get(name)
  invariant(plugin !== undefined, `no scheduler plugin ${name}`)
  const merged = Object.freeze(Object.assign({}, plugin.defaultArgs, args))
  return { plugin, name, index, weight: weight || 1, args: merged }
}

function slotsWith<M extends Method>(
  slots: readonly Slot[],
  { order }: Profile,
  method: M,
): Slot<Plugin & Required<Pick<Plugin, M>>>[] {
  const names = order?.[POINT_OF[method]]
  const has = (slot: Slot): slot is Slot<Plugin & Required<Pick<Plugin, M>>> =>
    slot.plugin[method] !== undefined
  const able = slots.filter(has)
  if (names === undefined) return able
  return names.flatMap((name) => able.find((slot) => slot.name === name) ?? [])
}
