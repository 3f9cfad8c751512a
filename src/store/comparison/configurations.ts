/** Configurations of the scheduler that are often weighed against each other. */
export interface Preset {
  readonly name: string
  readonly text: string
}

const HEAD = `apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
`

export const DEFAULT: Preset = { name: 'Kubernetes’ default', text: HEAD }

export const PACKING: Preset = {
  name: 'Pack: MostAllocated',
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
  name: 'MostAllocated, still spreading',
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
  name: 'No spreading by default',
  text: `${HEAD}profiles:
- schedulerName: default-scheduler
  pluginConfig:
  - name: PodTopologySpread
    args:
      defaultingType: List
`,
}

const REQUESTED_TO_CAPACITY: Preset = {
  name: 'RequestedToCapacityRatio',
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
  name: 'Balance cpu and memory first',
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
  presets.find((preset) => preset.text === text)?.name ?? 'Your configuration'
