/**
 * A configuration file's parsed YAML as the scheduler reads it when it starts.
 * Source: Kubernetes v1.35 cmd/kube-scheduler/app/options/configfile.go (loadConfig),
 * staging/src/k8s.io/kube-scheduler/config/v1/types.go (DecodeNestedObjects)
 */
import { DEFAULT_PLUGINS } from '../plugins/registry'
import { DEFAULT_SETTINGS, defaultedArgs, mergePluginSet } from './defaults'
import { type Decoding, decode } from './goDecoder'
import {
  API_VERSION,
  type ConfiguredPoint,
  KIND,
  type PluginConfig,
  type PluginEntry,
  type PluginSet,
  type Plugins,
  type ProfileConfiguration,
  type SchedulerConfiguration,
} from './schedulerConfiguration'
import { CONFIGURATION, PLUGIN_ARGS, POINTS } from './shapes'

export type Decoded =
  | { readonly configuration: SchedulerConfiguration }
  | { readonly error: string }

type Fields = Readonly<Record<string, unknown>>

/** `more`: plugins that are on by default beside Kubernetes' own. */
export function decodeConfiguration(document: unknown, more: readonly PluginEntry[]): Decoded {
  const wrong = wrongKind(document)
  if (wrong !== undefined) return { error: wrong }
  const decoding: Decoding = { strict: [], error: undefined }
  const defaults = [...DEFAULT_PLUGINS, ...more]
  const fields = decode(decoding, document, CONFIGURATION)
  const profiles = listOf(fields?.['profiles']).map((profile, index) =>
    profileOf(decoding, profile, index, defaults),
  )
  if (decoding.error !== undefined) return { error: decoding.error }
  if (decoding.strict.length > 0) return { error: strictError(decoding.strict) }
  const settings = numbers(fields ?? {})
  return { configuration: { ...settings, profiles: withNames(profiles, defaults) } }
}

const strictError = (errors: readonly string[]): string =>
  `strict decoding error: ${errors.join(', ')}`

function wrongKind(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return 'couldn\'t get version/kind; json parse error: json: cannot unmarshal into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'
  }
  const { kind, apiVersion } = document as Fields
  if (kind === undefined || kind === '') return `Object 'Kind' is missing in '${brief(document)}'`
  if (apiVersion === undefined || apiVersion === '') {
    return `Object 'apiVersion' is missing in '${brief(document)}'`
  }
  if (kind === KIND && apiVersion === API_VERSION) return undefined
  return `no kind "${String(kind)}" is registered for version "${String(apiVersion)}" in scheme "pkg/scheduler/apis/config/scheme/scheme.go:31"`
}

const brief = (document: object): string => JSON.stringify(document).slice(0, 200)

function numbers(fields: Fields): Omit<SchedulerConfiguration, 'profiles'> {
  const numberAt = (name: keyof typeof DEFAULT_SETTINGS): number =>
    (fields[name] as number | undefined) ?? DEFAULT_SETTINGS[name]
  return {
    parallelism: numberAt('parallelism'),
    percentageOfNodesToScore: numberAt('percentageOfNodesToScore'),
    podInitialBackoffSeconds: numberAt('podInitialBackoffSeconds'),
    podMaxBackoffSeconds: numberAt('podMaxBackoffSeconds'),
  }
}

/** No profile is one; a profile alone need not be named. */
function withNames(
  profiles: readonly ProfileConfiguration[],
  defaults: readonly PluginEntry[],
): readonly ProfileConfiguration[] {
  const [only = { schedulerName: '', plugins: pluginsOf({}, defaults), pluginConfig: [] }] =
    profiles
  if (profiles.length > 1) return profiles
  return [{ ...only, schedulerName: only.schedulerName || 'default-scheduler' }]
}

function profileOf(
  decoding: Decoding,
  profile: Fields,
  index: number,
  defaults: readonly PluginEntry[],
): ProfileConfiguration {
  const percentage = profile['percentageOfNodesToScore'] as number | undefined
  return {
    schedulerName: String(profile['schedulerName'] ?? ''),
    ...(percentage !== undefined && { percentageOfNodesToScore: percentage }),
    plugins: pluginsOf((profile['plugins'] ?? {}) as Fields, defaults),
    pluginConfig: listOf(profile['pluginConfig']).map((entry, place) =>
      pluginConfigOf(decoding, entry, `.profiles[${index}].pluginConfig[${place}]`),
    ),
  }
}

function pluginsOf(fields: Fields, defaults: readonly PluginEntry[]): Plugins {
  const setAt = (point: ConfiguredPoint): PluginSet => {
    const set = (fields[point] ?? {}) as Fields
    return { enabled: entriesOf(set['enabled']), disabled: entriesOf(set['disabled']) }
  }
  const sets = POINTS.map((point) => [point, setAt(point)] as const)
  const multiPoint = mergePluginSet(defaults, setAt('multiPoint'))
  return { ...Object.fromEntries(sets), multiPoint } as Plugins
}

const entriesOf = (entries: unknown): readonly PluginEntry[] =>
  listOf(entries).map(({ name, weight }) => ({
    name: String(name ?? ''),
    weight: (weight as number | undefined) ?? 0,
  }))

const listOf = (value: unknown): readonly Fields[] => (value ?? []) as readonly Fields[]

function pluginConfigOf(decoding: Decoding, entry: Fields, where: string): PluginConfig {
  const name = String(entry['name'] ?? '')
  const shape = PLUGIN_ARGS.get(name)
  const given = entry['args']
  // Arguments of plugins from elsewhere are theirs to read.
  if (shape === undefined) return { name, args: given }
  const inner: Decoding = { strict: [], error: undefined }
  const args = decode(inner, given ?? {}, shape)
  const head = `decoding ${where}: `
  const telling = `decoding args for plugin ${name}: `
  if (inner.error !== undefined) decoding.error ??= `${head}${telling}${inner.error}`
  else if (inner.strict.length > 0) {
    decoding.strict.push(head + strictError([telling + strictError(inner.strict)]))
  }
  const kind = args?.['kind'] ?? shape.struct
  if (kind !== shape.struct) {
    const group = 'kubescheduler.config.k8s.io'
    const types = `${shape.struct}.${group}, got ${String(kind)}.${group}`
    decoding.error ??= `${head}args for plugin ${name} were not of type ${types}`
  }
  const { kind: _kind, apiVersion: _apiVersion, ...fields } = args ?? {}
  return { name, args: defaultedArgs(name, fields) }
}
