import type { EngineSnapshot } from '../../../engine/engine'
import type { SandboxSource } from '../../../engine/scheduler/written/pluginSandbox'
import { revive } from '../revive'

/** Every component of a cluster has worked by then: leases are renewed every ten seconds. */
const TRIAL_MICROS = 11_000_000
/** A large cluster needs fewer than this for it. */
const EVENTS_MOST = 200_000

/**
 * Whether a session of a stranger goes on: a copy of it does for a while, and shows what there is.
 * What looks like a session and is none fails here, before it is kept.
 */
export async function goesOn(
  snapshot: EngineSnapshot,
  sandboxFor: () => Promise<SandboxSource>,
): Promise<boolean> {
  try {
    const engine = await revive(structuredClone(snapshot), sandboxFor)
    if (engine === undefined) return false
    engine.advance(engine.now() + TRIAL_MICROS, EVENTS_MOST)
    engine.drain()
    return Number.isSafeInteger(engine.now())
  } catch {
    return false
  }
}
