/**
 * The chains that exist whatever Services there are: how packets come to kube-proxy's rules, and
 * the masquerade mark. KUBE-FIREWALL (localhost protection) is left out: no packet here is martian.
 * Source: Kubernetes v1.35 pkg/proxy/iptables/proxier.go, iptablesJumpChains
 */
import type { Rule, RuleMatch, TableName } from './rule'

export type ChainMap = ReadonlyMap<string, readonly Rule[]>

const NEW: RuleMatch = { connectionState: 'NEW' }

const jump = (chain: string, comment: string, match: RuleMatch = {}): Rule => ({
  comment,
  match,
  target: { type: 'jump', chain },
})

export const markForMasquerade = (comment: string, match: RuleMatch): Rule =>
  jump('KUBE-MARK-MASQ', comment, match)

const servicePortals = jump('KUBE-SERVICES', 'kubernetes service portals')
const newServicePortals = jump('KUBE-SERVICES', 'kubernetes service portals', NEW)
const firewall = jump('KUBE-PROXY-FIREWALL', 'kubernetes load balancer firewall', NEW)
const externalPortals = jump(
  'KUBE-EXTERNAL-SERVICES',
  'kubernetes externally-visible service portals',
  NEW,
)

const NAT: ChainMap = new Map([
  ['PREROUTING', [servicePortals]],
  ['OUTPUT', [servicePortals]],
  ['POSTROUTING', [jump('KUBE-POSTROUTING', 'kubernetes postrouting rules')]],
  [
    'KUBE-POSTROUTING',
    [
      { comment: '', match: { marked: false }, target: { type: 'RETURN' } },
      { comment: '', match: {}, target: { type: 'MARK', clear: true } },
      {
        comment: 'kubernetes service traffic requiring SNAT',
        match: {},
        target: { type: 'MASQUERADE' },
      },
    ],
  ],
  ['KUBE-MARK-MASQ', [{ comment: '', match: {}, target: { type: 'MARK' } }]],
])

/** Each jump is put before the earlier ones, hence the order. */
const FILTER: ChainMap = new Map([
  [
    'INPUT',
    [firewall, jump('KUBE-NODEPORTS', 'kubernetes health check service ports'), externalPortals],
  ],
  [
    'FORWARD',
    [
      firewall,
      jump('KUBE-FORWARD', 'kubernetes forwarding rules'),
      newServicePortals,
      externalPortals,
    ],
  ],
  ['OUTPUT', [firewall, newServicePortals]],
  [
    'KUBE-FORWARD',
    [
      {
        comment: '',
        match: { connectionState: 'INVALID', countedAs: 'ct_state_invalid_dropped_pkts' },
        target: { type: 'DROP' },
      },
      {
        comment: 'kubernetes forwarding rules',
        match: { marked: true },
        target: { type: 'ACCEPT' },
      },
      {
        comment: 'kubernetes forwarding conntrack rule',
        match: { connectionState: 'RELATED,ESTABLISHED' },
        target: { type: 'ACCEPT' },
      },
    ],
  ],
])

/** Stands after the rules of all Services in nat KUBE-SERVICES. */
export const NODE_PORTS_TAIL: Rule = jump(
  'KUBE-NODEPORTS',
  'kubernetes service nodeports; NOTE: this must be the last rule in this chain',
  { destinationLocal: true },
)

/** The chains that hold rules of every Service, in their table. */
export const SHARED_CHAINS: Readonly<Record<TableName, readonly string[]>> = {
  nat: ['KUBE-SERVICES', 'KUBE-NODEPORTS'],
  filter: ['KUBE-SERVICES', 'KUBE-EXTERNAL-SERVICES', 'KUBE-NODEPORTS', 'KUBE-PROXY-FIREWALL'],
}

export const FIXED_CHAINS: Readonly<Record<TableName, ChainMap>> = { nat: NAT, filter: FILTER }

/** How many rules there are without any Service. */
export const FIXED_RULE_COUNT = [...NAT.values(), ...FILTER.values()].reduce(
  (count, rules) => count + rules.length,
  1,
)
