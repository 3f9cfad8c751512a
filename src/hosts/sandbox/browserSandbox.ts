/** The sandbox in a worker: fetched when the first plugin is written, and not before. */
import wasm from '@jitl/quickjs-wasmfile-release-sync/wasm?url'
import type { PluginSandbox } from '../../engine/scheduler/written/pluginSandbox'
import { createSandbox } from './quickJsSandbox'

export async function loadBrowserSandbox(): Promise<PluginSandbox> {
  const response = await fetch(wasm)
  if (!response.ok) throw new Error(`the interpreter cannot be fetched: ${response.status}`)
  return createSandbox(new Uint8Array(await response.arrayBuffer()))
}
