/** Configurations of the scheduler that are often weighed against each other. */
import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
export interface Preset {
  readonly name: string
  readonly text: string
}

const HEAD = `apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
`

export const DEFAULT: Preset = {
  get name() {
    return wordsOf(comparison).presets.default
  },
  text: HEAD,
}

export const PACKING: Preset = {
  get name() {
    return wordsOf(comparison).presets.packing
  },
  text: `${HEAD}profiles:
- schedulerName: default-scheduler
  plugins:
    multiPoint:
      disabled:
      - name: NodeResourcesBalancedAllocation
  pluginConfig:
  - name: NodeResourcesFit
    args:
      scoringStrategy:
        type: MostAllocated
  - name: PodTopologySpread
    args:
      defaultingType: List
`,
}

const PACKING_WITH_SPREAD: Preset = {
  get name() {
    return wordsOf(comparison).presets.packingWithSpread
  },
  text: `${HEAD}profiles:
- schedulerName: default-scheduler
  pluginConfig:
  - name: NodeResourcesFit
    args:
      scoringStrategy:
        type: MostAllocated
`,
}

const NO_SPREADING: Preset = {
  get name() {
    return wordsOf(comparison).presets.noSpreading
  },
  text: `${HEAD}profiles:
- schedulerName: default-scheduler
  pluginConfig:
  - name: PodTopologySpread
    args:
      defaultingType: List
`,
}

const REQUESTED_TO_CAPACITY: Preset = {
  get name() {
    return wordsOf(comparison).presets.requestedToCapacity
  },
  text: `${HEAD}profiles:
- schedulerName: default-scheduler
  plugins:
    multiPoint:
      disabled:
      - name: NodeResourcesBalancedAllocation
  pluginConfig:
  - name: NodeResourcesFit
    args:
      scoringStrategy:
        type: RequestedToCapacityRatio
        requestedToCapacityRatio:
          shape:
          - utilization: 0
            score: 0
          - utilization: 80
            score: 10
          - utilization: 100
            score: 0
  - name: PodTopologySpread
    args:
      defaultingType: List
`,
}

const BALANCE: Preset = {
  get name() {
    return wordsOf(comparison).presets.balance
  },
  text: `${HEAD}profiles:
- schedulerName: default-scheduler
  plugins:
    multiPoint:
      enabled:
      - name: NodeResourcesBalancedAllocation
        weight: 10
`,
}

export const presets: readonly Preset[] = [
  DEFAULT,
  PACKING,
  PACKING_WITH_SPREAD,
  NO_SPREADING,
  REQUESTED_TO_CAPACITY,
  BALANCE,
]

/** What a configuration is called where there is little room. */
export const configurationName = (text: string): string =>
  presets.find((preset) => preset.text === text)?.name ?? wordsOf(comparison).presets.own
