// Installs what package-lock.json names, unless it is there already. Not `npm ci`: some registries
// lack the linter's binaries for other platforms, and a lock made against one cannot list them.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Kubeorama needs Node 20.19 or newer; this is ${process.version}.`)
  console.error('Install a newer one from https://nodejs.org and run the command again.')
  process.exit(1)
}

/** Runs a command in the project; returns its exit code. */
export function run(command, args, options = {}) {
  const shell = process.platform === 'win32'
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options })
  if (done.error) console.error(String(done.error))
  return done.status ?? 1
}

/** Dependencies as the lock file names them; a mark tells whether they are already in place. */
export function install() {
  const lock = readFileSync(`${root}/package-lock.json`, 'utf8')
  const mark = `${root}/node_modules/.installed-lock`
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return
  console.log('Installing dependencies …')
  if (run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    console.error('npm install failed. Is the package registry reachable?')
    process.exit(1)
  }
  writeFileSync(mark, readFileSync(`${root}/package-lock.json`, 'utf8'))
}
