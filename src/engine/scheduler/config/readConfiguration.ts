/**
 * A KubeSchedulerConfiguration as somebody wrote it, to what a scheduler runs with; or why
 * kube-scheduler would not start with it.
 * Source: Kubernetes v1.35 cmd/kube-scheduler/app/server.go (Setup), pkg/scheduler/profile/profile.go
 */
import { aggregateText } from '../../../api/machinery/fieldError'
import type { Plugin } from '../framework/plugin'
import type { Profile } from '../framework/profile'
import type { WrittenPlugin } from '../written/writtenCode'
import { composeProfile } from './composeProfile'
import { decodeConfiguration } from './decodeConfiguration'
import { validateConfiguration } from './validateConfiguration'

export interface SchedulerSettings {
  readonly profiles: readonly Profile[]
  readonly percentageOfNodesToScore: number
  readonly podInitialBackoffSeconds: number
  readonly podMaxBackoffSeconds: number
}

export type ReadConfiguration =
  | { readonly settings: SchedulerSettings }
  | { readonly error: string }

/**
 * `document` is parsed YAML, hostile until read. What a person wrote and enabled is one more of the
 * default plugins.
 */
export function readConfiguration(
  document: unknown,
  registry: ReadonlyMap<string, Plugin>,
  written: readonly WrittenPlugin[] = [],
): ReadConfiguration {
  const decoded = decodeConfiguration(
    document,
    written.filter(({ enabled }) => enabled),
  )
  if ('error' in decoded) return decoded
  const { configuration } = decoded
  const errors = validateConfiguration(configuration)
  if (errors.length > 0) return { error: aggregateText(errors) }
  const profiles: Profile[] = []
  for (const one of configuration.profiles) {
    const composed = composeProfile(one, registry, written)
    if ('error' in composed) {
      const profile = `creating profile for scheduler name ${one.schedulerName}`
      return { error: `initializing profiles: ${profile}: ${composed.error}` }
    }
    profiles.push(composed.profile)
  }
  const { percentageOfNodesToScore, podInitialBackoffSeconds, podMaxBackoffSeconds } = configuration
  const settings = { percentageOfNodesToScore, podInitialBackoffSeconds, podMaxBackoffSeconds }
  return { settings: { profiles, ...settings } }
}
