import type { Engine, EngineSnapshot } from '../../engine/engine'
import { hasWrittenPlugins, restoreEngine } from '../../engine/index'
import type { SandboxSource } from '../../engine/scheduler/written/pluginSandbox'

/** The engine of a snapshot; undefined when it is damaged. */
export async function revive(
  snapshot: EngineSnapshot,
  sandboxFor: () => Promise<SandboxSource>,
): Promise<Engine | undefined> {
  const written = attempt(() => hasWrittenPlugins(snapshot))
  if (written === undefined) return undefined
  // No part of the attempt: a sandbox that cannot be fetched now is no damage.
  const sandbox = written ? await sandboxFor() : undefined
  return attempt(() => restoreEngine(snapshot, sandbox))
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
