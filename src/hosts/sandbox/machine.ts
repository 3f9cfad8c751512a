/**
 * A JavaScript interpreter (QuickJS) in metered WebAssembly, which can be set back to how it was at
 * first: its whole memory is copied over. So every run begins from the very same state, whatever
 * the one before did to it, and no fault of a script can do lasting harm.
 */
import variant from '@jitl/quickjs-wasmfile-release-sync'
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core'
import { FUEL_EXPORT, meterWasm, STACK_POINTER_EXPORT } from './meterWasm'

/** All the memory there is, in WebAssembly's pages of 64 KiB: 16 MiB, a third of it stack. */
const PAGES = 256

export interface Machine {
  readonly quickJs: QuickJSWASMModule
  /** Units left; below zero the machine trapped. */
  readonly fuel: WebAssembly.Global<'i32'>
  /** Remembers how things are now. */
  keep(): void
  /** Makes things as they were when they were kept. */
  setBack(): void
}

export async function startMachine(wasm: Uint8Array): Promise<Machine> {
  const module = await WebAssembly.compile(meterWasm(wasm))
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES })
  let exports: WebAssembly.Exports = {}
  const quickJs = await newQuickJSWASMModuleFromVariant(
    newVariant(variant, {
      wasmMemory: memory,
      emscriptenModule: {
        instantiateWasm(imports, onSuccess) {
          void WebAssembly.instantiate(module, imports).then((instance) => {
            exports = instance.exports
            onSuccess(instance)
          })
          return exports
        },
      },
    }),
  )
  const fuel = globalOf(exports, FUEL_EXPORT)
  const stackPointer = globalOf(exports, STACK_POINTER_EXPORT)
  const bytes = new Uint8Array(memory.buffer)
  let image = new Uint8Array()
  let top = 0
  return {
    quickJs,
    fuel,
    keep() {
      const end = bytes.findLastIndex((byte) => byte !== 0) + 1
      image = bytes.slice(0, end)
      top = stackPointer.value
    },
    setBack() {
      bytes.set(image)
      bytes.fill(0, image.length)
      stackPointer.value = top
    },
  }
}

function globalOf(exports: WebAssembly.Exports, name: string): WebAssembly.Global<'i32'> {
  const found = exports[name]
  if (found instanceof WebAssembly.Global) return found as WebAssembly.Global<'i32'>
  throw new Error(`the interpreter exports no ${name}`)
}
