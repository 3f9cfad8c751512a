/**
 * How long the wires are, one way. A small cluster in one data centre: everything is a model.
 */
import { type Links, setLatency } from '../kernel/links'
import { type Micros, millis } from '../kernel/micros'

const WIRES: readonly (readonly [string, string, Micros])[] = [
  ['you', 'kube-apiserver', millis(2)],
  ['kube-apiserver', 'etcd', 500],
  ['kube-apiserver', 'kube-scheduler', 1_000],
  ['kube-apiserver', 'kube-controller-manager', 1_000],
  ['kube-apiserver', 'cloud-controller-manager', 1_000],
  ['kube-apiserver', 'kubelet', 1_500],
  ['kube-apiserver', 'kube-proxy', 1_500],
  ['kube-apiserver', 'end-users', millis(2)],
  ['kubelet', 'runtime', 100],
  ['kubelet', 'cloud-provider', millis(1)],
  ['runtime', 'cloud-provider', millis(1)],
  ['runtime', 'image-registry', millis(20)],
  ['cloud-controller-manager', 'cloud-provider', millis(10)],
  ['end-users', 'cloud-provider', millis(8)],
  ['end-users', 'kube-proxy', millis(8)],
  ['end-users', 'runtime', millis(8)],
  ['cloud-provider', 'kube-proxy', millis(1)],
  ['kube-proxy', 'runtime', 300],
]

export function layWires(links: Links): void {
  for (const [one, other, latencyMicros] of WIRES) setLatency(links, one, other, latencyMicros)
}
