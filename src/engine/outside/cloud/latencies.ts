/** How long the cloud takes. All of it is a model: real clouds are given beside each. */
import { type Micros, millis, seconds } from '../../kernel/micros'

/** A draw between the two, both included in spirit: the last microsecond is never drawn. */
export interface Span {
  readonly least: Micros
  readonly most: Micros
}

export interface CloudLatencies {
  /** Questions: 100–300 ms. */
  readonly ask: Span
  /** Real: 20–90 s. A class need not wait that long. */
  readonly createLoadBalancer: Span
  /** Real: 2–10 s. */
  readonly updateLoadBalancer: Span
  /** Real: 5–30 s. */
  readonly deleteLoadBalancer: Span
  /** Real: 5–20 s, and as long to delete. */
  readonly changeRoute: Span
  /** Real: 1–5 s. */
  readonly createDisk: Span
  /** Real: 2–15 s, and as long to detach. */
  readonly attachDisk: Span
  /** From the order until the machine's kubelet may start. */
  readonly bootMachine: Span
  readonly deleteMachine: Span
}

export const DEFAULT_LATENCIES: CloudLatencies = {
  ask: { least: millis(100), most: millis(300) },
  createLoadBalancer: { least: seconds(3), most: seconds(6) },
  updateLoadBalancer: { least: millis(500), most: seconds(2) },
  deleteLoadBalancer: { least: seconds(1), most: seconds(3) },
  changeRoute: { least: seconds(1), most: seconds(3) },
  createDisk: { least: seconds(1), most: seconds(3) },
  attachDisk: { least: seconds(2), most: seconds(4) },
  bootMachine: { least: seconds(30), most: seconds(60) },
  deleteMachine: { least: seconds(20), most: seconds(40) },
}

export const draw = ({ least, most }: Span, random: (bound: number) => number): Micros =>
  most > least ? least + random(most - least) : least
