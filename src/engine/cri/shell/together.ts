/**
 * Scripts that share files, run side by side: always the one that is furthest behind takes its next
 * step, so that each finds what the others had written by then.
 */
import type { Micros } from '../../kernel/micros'
import { advance, type Emit } from './machine'
import type { Shell } from './shell'

/** A script, and where its lines go. */
export interface Script {
  readonly shell: Shell
  readonly emit: Emit
}

/** Runs until all have reached `until` or ended, `first` has ended, or `steps` are taken. */
export function advanceTogether(
  scripts: readonly Script[],
  until: Micros,
  steps: number,
  first?: Shell,
): void {
  for (let taken = 0; taken < steps; taken++) {
    const next = furthestBehind(scripts)
    if (next === undefined || next.shell.at > until) return
    advance(next.shell, next.shell.at, 1, next.emit)
    if (first?.following !== undefined) return
    if (first !== undefined && first.fate.type !== 'running') return
  }
}

/** The script that is furthest behind, of two equals the one before in the list. */
export function furthestBehind(scripts: readonly Script[]): Script | undefined {
  let found: Script | undefined
  for (const script of scripts) {
    if (script.shell.fate.type !== 'running') continue
    if (found === undefined || script.shell.at < found.shell.at) found = script
  }
  return found
}
