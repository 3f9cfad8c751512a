import { readConfiguration } from '../config/readConfiguration'
import { schedulerNameOf } from '../framework/frameworks'
import type { Profile } from '../framework/profile'
import { REGISTRY } from '../plugins/registry'
import type { SchedulerState } from '../schedulerState'
import type { ProfileSupposition } from './supposition'

export type SupposedProfile = { readonly profile: Profile } | { readonly error: string }

/**
 * The profile that would decide about pods of a scheduler's name. Its error is the one that
 * kube-scheduler would not start with, or names the profile that is missing.
 */
export function supposedProfile(
  state: Pick<SchedulerState, 'profiles' | 'percentageOfNodesToScore'>,
  asked: string | undefined,
  supposed: ProfileSupposition = {},
): SupposedProfile {
  const { configuration, schedulerName, weights, off } = supposed
  const read =
    configuration === undefined ? { settings: state } : readConfiguration(configuration, REGISTRY)
  if ('error' in read) return read
  const { profiles, percentageOfNodesToScore } = read.settings
  const wanted = schedulerName ?? schedulerNameOf(asked)
  const named = profiles.find((profile) => profile.schedulerName === wanted)
  // Whoever brings a configuration means it, whatever its profile is called.
  const isMeant = configuration !== undefined && schedulerName === undefined
  const profile = named ?? (isMeant ? profiles[0] : undefined)
  if (profile === undefined) return { error: `there is no profile called ${wanted}` }
  return { profile: changed({ percentageOfNodesToScore, ...profile }, weights, off) }
}

function changed(
  profile: Profile,
  weights: ProfileSupposition['weights'] = {},
  off: readonly string[] = [],
): Profile {
  const plugins = profile.plugins
    .filter(({ name }) => !off.includes(name))
    .map((setting) => ({ ...setting, weight: weights[setting.name] ?? setting.weight ?? 0 }))
  // A weight of 0 stands for 1 in a configuration; here somebody means that it does not count.
  const scorers = profile.order?.score ?? plugins.map(({ name }) => name)
  const score = scorers.filter((name) => weights[name] !== 0)
  return { ...profile, plugins, order: { ...profile.order, score } }
}
