// Runs a TypeScript entry of the project in Node: `node .ci/run-ts.mjs src/hosts/node/bench.ts …`.
import { install, root } from './install.mjs'

install()
const { createServer } = await import('vite')
const [entry, ...rest] = process.argv.slice(2)
process.argv.splice(1, process.argv.length - 1, entry, ...rest)
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
})
try {
  await server.ssrLoadModule(`/${entry}`)
} finally {
  await server.close()
}
