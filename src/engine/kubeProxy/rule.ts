/**
 * One iptables rule as data, and as `iptables-save` writes it.
 * Source: Kubernetes v1.35 pkg/proxy/iptables/proxier.go
 */
import { assertNever } from '../kernel/invariant'
import type { EndpointInfo } from './endpoints'

export type TableName = 'nat' | 'filter'
export type RuleProtocol = 'tcp' | 'udp' | 'sctp'

/** All that is present must match. Addresses are single ones or CIDR blocks. */
export interface RuleMatch {
  readonly source?: string
  readonly notSource?: string
  /** The sender is this node itself. */
  readonly sourceLocal?: true
  readonly destination?: string
  /** The destination is an address of this node. */
  readonly destinationLocal?: true
  readonly protocol?: RuleProtocol
  readonly destinationPort?: number
  /** By chance, once in so many times. */
  readonly oneIn?: number
  /** The source was put on this list no longer ago than this. */
  readonly recentlyOn?: { readonly list: string; readonly seconds: number }
  /** Whether the packet carries the masquerade mark. */
  readonly marked?: boolean
  /** What conntrack thinks of it; the simulation's packets are all NEW. */
  readonly connectionState?: 'NEW' | 'INVALID' | 'RELATED,ESTABLISHED'
  /** A counter the kernel keeps of what matched; it decides nothing. */
  readonly countedAs?: string
}

export type RuleTarget =
  | { readonly type: 'jump'; readonly chain: string }
  | { readonly type: 'DNAT'; readonly endpoint: EndpointInfo }
  /** Adds (or with `clear` takes) the masquerade mark, and goes on with the next rule. */
  | { readonly type: 'MARK'; readonly clear?: true }
  | { readonly type: 'MASQUERADE' }
  | { readonly type: 'REJECT' }
  | { readonly type: 'DROP' }
  | { readonly type: 'ACCEPT' }
  | { readonly type: 'RETURN' }
  /** Only a comment for who reads the table. */
  | { readonly type: 'none' }

export interface Rule {
  readonly comment: string
  readonly match: RuleMatch
  readonly target: RuleTarget
  /** A list the source is put on when the rule matches: session affinity. */
  readonly remember?: string
}

/** Bit 14: packets that leave with the node's address. */
export const MASQUERADE_MARK = '0x4000'

/** The rule as a line of `iptables-save`, with `-A` and its chain. */
export function ruleText(chain: string, { comment, match, target, remember }: Rule): string {
  const words = ['-A', chain]
  if (comment !== '') words.push('-m', 'comment', '--comment', quoted(comment))
  if (remember !== undefined) words.push('-m', 'recent', '--name', remember, '--set')
  words.push(...matchWords(match), ...targetWords(target))
  return words.join(' ')
}

const quoted = (comment: string): string => (comment.includes(' ') ? `"${comment}"` : comment)

/** A probability as kube-proxy writes it: one in three is 0.3333333333. */
export const probabilityText = (oneIn: number): string => (1 / oneIn).toFixed(10)

function matchWords(match: RuleMatch): string[] {
  const words: string[] = []
  if (match.connectionState !== undefined) {
    words.push('-m', 'conntrack', '--ctstate', match.connectionState)
  }
  if (match.marked !== undefined) {
    words.push('-m', 'mark', ...(match.marked ? [] : ['!']))
    words.push('--mark', `${MASQUERADE_MARK}/${MASQUERADE_MARK}`)
  }
  if (match.sourceLocal) words.push('-m', 'addrtype', '--src-type', 'LOCAL')
  if (match.destinationLocal) words.push('-m', 'addrtype', '--dst-type', 'LOCAL')
  if (match.protocol !== undefined) words.push('-m', match.protocol, '-p', match.protocol)
  if (match.destination !== undefined) words.push('-d', match.destination)
  if (match.destinationPort !== undefined) words.push('--dport', String(match.destinationPort))
  if (match.source !== undefined) words.push('-s', match.source)
  if (match.notSource !== undefined) words.push('!', '-s', match.notSource)
  if (match.recentlyOn !== undefined) {
    const { list, seconds } = match.recentlyOn
    words.push('-m', 'recent', '--name', list, '--rcheck', '--seconds', String(seconds), '--reap')
  }
  if (match.countedAs !== undefined) words.push('-m', 'nfacct', '--nfacct-name', match.countedAs)
  if (match.oneIn !== undefined) {
    words.push('-m', 'statistic', '--mode', 'random', '--probability', probabilityText(match.oneIn))
  }
  return words
}

function targetWords(target: RuleTarget): string[] {
  switch (target.type) {
    case 'jump':
      return ['-j', target.chain]
    case 'DNAT':
      return ['-j', 'DNAT', '--to-destination', target.endpoint.text]
    case 'MARK':
      return ['-j', 'MARK', target.clear ? '--xor-mark' : '--or-mark', MASQUERADE_MARK]
    case 'MASQUERADE':
      return ['-j', 'MASQUERADE', '--random-fully']
    case 'REJECT':
    case 'DROP':
    case 'ACCEPT':
    case 'RETURN':
      return ['-j', target.type]
    case 'none':
      return []
    default:
      return assertNever(target)
  }
}
