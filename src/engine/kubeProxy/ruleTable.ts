/**
 * A node's tables: the fixed chains, and what each Service adds. Kept by Service, so that a change
 * of one costs nothing for the others; read as the chains that iptables would show.
 */
import { FIXED_CHAINS, FIXED_RULE_COUNT, NODE_PORTS_TAIL, SHARED_CHAINS } from './fixedChains'
import { type Rule, ruleText, type TableName } from './rule'
import { rulesIn, type ServiceRules } from './serviceRules'

export interface RuleTable {
  /** By namespace/name, in the order the Services came. */
  readonly services: Map<string, ServiceRules>
  /** All rules of both tables, fixed ones included. */
  ruleCount: number
}

export const createTable = (): RuleTable => ({ services: new Map(), ruleCount: FIXED_RULE_COUNT })

export function putService(table: RuleTable, rules: ServiceRules): void {
  removeService(table, rules.key)
  table.services.set(rules.key, rules)
  table.ruleCount += rules.count
}

export function removeService(table: RuleTable, key: string): void {
  const old = table.services.get(key)
  if (old === undefined) return
  table.services.delete(key)
  table.ruleCount -= old.count
}

/** The rules of a chain in order; none where there is no such chain. */
export function chainRules(table: RuleTable, name: TableName, chain: string): readonly Rule[] {
  if (!SHARED_CHAINS[name].includes(chain)) {
    const fixed = FIXED_CHAINS[name].get(chain)
    if (fixed !== undefined) return fixed
  }
  const rules: Rule[] = []
  for (const service of table.services.values())
    rules.push(...(rulesIn(service, name, chain) ?? []))
  if (name === 'nat' && chain === 'KUBE-SERVICES') rules.push(NODE_PORTS_TAIL)
  return rules
}

/** The whole table as `iptables-save` prints it. For people: costs as much as there are rules. */
export function tableText(table: RuleTable, name: TableName): string {
  const chains = new Set([...FIXED_CHAINS[name].keys(), ...SHARED_CHAINS[name]])
  for (const service of table.services.values()) {
    for (const chain of service[name].keys()) chains.add(chain)
    if (name === 'filter') continue
    for (const shared of service.endpoints)
      for (const chain of shared.chains.keys()) chains.add(chain)
  }
  const lines = [`*${name}`, ...[...chains].map((chain) => `:${chain} - [0:0]`)]
  for (const chain of chains) {
    for (const rule of chainRules(table, name, chain)) lines.push(ruleText(chain, rule))
  }
  return [...lines, 'COMMIT'].join('\n')
}
