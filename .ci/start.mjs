// npm start: installs what is missing, builds, and serves the playground on a loopback port.
import { install, root, run } from './install.mjs'

install()
if (run('npx', ['vite', 'build', '--logLevel', 'warn']) !== 0) process.exit(1)
const { preview } = await import('vite')
const port = Number(process.env.PORT ?? 4173)
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port, strictPort: false },
})
console.log(`Kubeorama is at ${server.resolvedUrls.local[0]}  (Ctrl-C stops it)`)
