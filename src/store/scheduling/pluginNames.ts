const SHORT: Readonly<Record<string, string>> = {
  TaintToleration: 'Taints',
  NodeAffinity: 'Node affinity',
  NodeResourcesFit: 'Fit',
  NodeResourcesBalancedAllocation: 'Balance',
  PodTopologySpread: 'Spread',
  InterPodAffinity: 'Pod affinity',
  ImageLocality: 'Image',
  VolumeBinding: 'Volumes',
}

/** A plugin's name where room is short. */
export const shortName = (plugin: string): string => SHORT[plugin] ?? plugin
