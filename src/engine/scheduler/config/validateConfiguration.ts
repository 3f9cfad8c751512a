/**
 * What kube-scheduler refuses to start with.
 * Source: Kubernetes v1.35 pkg/scheduler/apis/config/validation/validation.go
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import {
  child,
  duplicate,
  type FieldError,
  type FieldPath,
  index,
  invalid,
  required,
} from '../../../api/machinery/fieldError'
import {
  API_VERSION,
  type PluginSet,
  type ProfileConfiguration,
  type SchedulerConfiguration,
} from './schedulerConfiguration'
import { POINTS } from './shapes'
import { validateArgs } from './validateArgs'

/** Plugins of earlier versions. */
const REMOVED: ReadonlySet<string> = new Set([
  'AzureDiskLimits',
  'CinderLimits',
  'EBSLimits',
  'GCEPDLimits',
])

export function validateConfiguration(configuration: SchedulerConfiguration): FieldError[] {
  const { parallelism, profiles, podInitialBackoffSeconds, podMaxBackoffSeconds } = configuration
  const errors: FieldError[] = []
  if (parallelism <= 0) {
    const detail = 'should be an integer value greater than zero'
    errors.push(invalid('parallelism', parallelism, detail))
  }
  errors.push(...profilesErrors(profiles))
  errors.push(
    ...percentageErrors('percentageOfNodesToScore', configuration.percentageOfNodesToScore),
  )
  if (podInitialBackoffSeconds <= 0) {
    const detail = 'must be greater than 0'
    errors.push(invalid('podInitialBackoffSeconds', podInitialBackoffSeconds, detail))
  }
  if (podMaxBackoffSeconds < podInitialBackoffSeconds) {
    const detail = 'must be greater than or equal to PodInitialBackoffSeconds'
    errors.push(invalid('podMaxBackoffSeconds', podMaxBackoffSeconds, detail))
  }
  return errors
}

function profilesErrors(profiles: readonly ProfileConfiguration[]): FieldError[] {
  const seen = new Map<string, number>()
  const errors: FieldError[] = []
  profiles.forEach((profile, i) => {
    const path = index('profiles', i)
    errors.push(...profileErrors(path, profile))
    const before = seen.get(profile.schedulerName)
    if (before !== undefined) {
      const name = child(index('profiles', before), 'schedulerName')
      errors.push(duplicate(child(path, 'schedulerName'), name))
    }
    seen.set(profile.schedulerName, i)
  })
  return [...errors, ...queueSortErrors(profiles)]
}

function profileErrors(path: FieldPath, profile: ProfileConfiguration): FieldError[] {
  const errors: FieldError[] = []
  if (profile.schedulerName === '') errors.push(required(child(path, 'schedulerName')))
  const percentage = profile.percentageOfNodesToScore
  errors.push(...percentageErrors(child(path, 'percentageOfNodesToScore'), percentage))
  for (const point of POINTS) {
    profile.plugins[point].enabled.forEach(({ name }, i) => {
      const where = index(child(path, 'plugins', point, 'enabled'), i)
      errors.push(...removedErrors(where, name))
    })
  }
  return [...errors, ...pluginConfigErrors(path, profile)]
}

function pluginConfigErrors(path: FieldPath, { pluginConfig }: ProfileConfiguration): FieldError[] {
  const seen = new Set<string>()
  return pluginConfig.flatMap(({ name, args }, i) => {
    const where = index(child(path, 'pluginConfig'), i)
    const errors = seen.has(name) ? [duplicate(where, name)] : []
    seen.add(name)
    const removed = removedErrors(where, name)
    return [...errors, ...removed, ...validateArgs(name, child(where, 'args'), args)]
  })
}

function removedErrors(path: FieldPath, name: string): FieldError[] {
  if (!REMOVED.has(name)) return []
  const version = JSON.stringify(API_VERSION)
  const detail = `was invalid in version ${version} (KubeSchedulerConfiguration is version ${version})`
  return [invalid(path, name, detail)]
}

function percentageErrors(path: FieldPath, percentage: number | undefined): FieldError[] {
  if (percentage === undefined || (percentage >= 0 && percentage <= 100)) return []
  return [invalid(path, percentage, 'not in valid range [0-100]')]
}

/** All profiles share one queue, and so its order. */
function queueSortErrors(profiles: readonly ProfileConfiguration[]): FieldError[] {
  const [first] = profiles
  const errors: FieldError[] = []
  const canon = first?.plugins.queueSort
  const enabled = canon?.enabled.length ?? 0
  if (enabled > 1) {
    const path = child(index('profiles', 0), 'plugins', 'queueSort', 'Enabled')
    errors.push(invalid(path, enabled, 'only one queue sort plugin can be enabled'))
  }
  profiles.forEach(({ plugins }, i) => {
    if (i === 0 || deepEqual(plugins.queueSort, canon)) return
    const path = child(index('profiles', i), 'plugins', 'queueSort')
    errors.push(invalid(path, asInGo(plugins.queueSort), 'must be the same for all profiles'))
  })
  return errors
}

/** Fields without JSON names print as Go has them. */
const asInGo = ({ enabled, disabled }: PluginSet): unknown => ({
  Enabled: enabled.length === 0 ? null : enabled.map(entryInGo),
  Disabled: disabled.length === 0 ? null : disabled.map(entryInGo),
})

const entryInGo = ({ name, weight }: PluginSet['enabled'][number]): unknown => ({
  Name: name,
  Weight: weight,
})
