/** By how much a metric may miss its target before anything is done, as a share of it. */
export interface Tolerances {
  readonly scaleUp: number
  readonly scaleDown: number
}

/** `--horizontal-pod-autoscaler-tolerance` */
export const DEFAULT_TOLERANCES: Tolerances = { scaleUp: 0.1, scaleDown: 0.1 }

export const isWithin = ({ scaleUp, scaleDown }: Tolerances, ratio: number): boolean =>
  1 - scaleDown <= ratio && ratio <= 1 + scaleUp
