import type { Plugin } from '../framework/plugin'
import type { Profile } from '../framework/profile'
import { REGISTRY } from '../plugins/registry'
import type { SandboxSource } from './pluginSandbox'
import type { WrittenPlugin } from './writtenCode'
import { pluginOf } from './writtenPlugin'

type Named = Pick<WrittenPlugin, 'name' | 'source' | 'points'>

/** Kubernetes' plugins, and those that a person wrote. */
export function registryWith(
  written: readonly Named[],
  sandbox: SandboxSource,
): ReadonlyMap<string, Plugin> {
  if (written.length === 0) return REGISTRY
  const own = written.map((one) => [one.name, pluginOf(one.name, one, sandbox)] as const)
  return new Map([...REGISTRY, ...own])
}

/** The written plugins that take part in profiles, each once, with the weight it has in the first. */
export function writtenIn(profiles: readonly Profile[]): readonly WrittenPlugin[] {
  const found = new Map<string, WrittenPlugin>()
  for (const { name, weight = 0, written } of profiles.flatMap(({ plugins }) => plugins)) {
    if (written === undefined || found.has(name)) continue
    found.set(name, { name, weight, enabled: true, ...written })
  }
  return [...found.values()]
}
