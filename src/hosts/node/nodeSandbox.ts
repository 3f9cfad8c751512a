import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { PluginSandbox } from '../../engine/scheduler/written/pluginSandbox'
import { createSandbox } from '../sandbox/quickJsSandbox'

const WASM = '@jitl/quickjs-wasmfile-release-sync/wasm'

export const loadNodeSandbox = async (): Promise<PluginSandbox> =>
  createSandbox(await readFile(createRequire(import.meta.url).resolve(WASM)))
