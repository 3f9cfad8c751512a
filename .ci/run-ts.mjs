// Runs a TypeScript entry of the project in Node, bundled first so that it runs at full speed:
// `node .ci/run-ts.mjs src/hosts/node/bench.ts …`. It gets a process of its own, without what the
// bundler leaves in memory, and with room for young objects: a simulation makes short-lived
// records, and V8's default of 16 MB, meant for many small programs, copies them while they live.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { install, root } from './install.mjs'

const YOUNG_MEGABYTES = 128

install()
const { build } = await import('vite')
const [entry, ...rest] = process.argv.slice(2)
const outDir = join(root, 'node_modules', '.run-ts', String(process.pid))
await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: entry,
    outDir,
    minify: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'entry.mjs' } },
  },
})
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
const program = join(outDir, 'entry.mjs')
const done = spawnSync(
  process.execPath,
  [`--max-semi-space-size=${YOUNG_MEGABYTES}`, program, ...rest],
  { stdio: 'inherit' },
)
if (done.error) console.error(String(done.error))
process.exitCode = done.status ?? 1
