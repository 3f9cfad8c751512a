/**
 * How a session that an older Kubeorama kept becomes one of today: a step a version, from the shape
 * before to the next. A new version is a new file and a line in this list.
 */
import { addUndo } from './addUndo'

/** A session as some version stored it; nothing about its shape is known but this. */
export type Stored = Readonly<Record<string, unknown>>

interface Migration {
  readonly from: number
  /** Answers the shape of the next version. What it does not find as expected it leaves out. */
  readonly migrate: (stored: Stored) => Stored
}

/**
 * Versions 1 and 2 have no step: they hold snapshots of engines whose state was otherwise, without
 * saying so, and only those engines could read them. They are set aside.
 */
const migrations: readonly Migration[] = [{ from: 3, migrate: addUndo }]

/** Undefined when no steps lead there. */
export function migrate(stored: Stored, from: number, to: number): Stored | undefined {
  let now: Stored | undefined = stored
  for (let version = from; version < to && now !== undefined; version++) {
    now = migrations.find((one) => one.from === version)?.migrate(now)
  }
  return now
}
