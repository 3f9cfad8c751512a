// Runs a TypeScript entry of the project in Node, bundled first so that it runs at full speed:
// `node .ci/run-ts.mjs src/hosts/node/bench.ts …`.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, root } from './install.mjs'

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
process.argv.splice(1, process.argv.length - 1, entry, ...rest)
process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
await import(pathToFileURL(join(outDir, 'entry.mjs')).href)
