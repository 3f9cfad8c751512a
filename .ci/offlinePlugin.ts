// Builds the service worker once everything else is built, with a list of all files there are.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type Plugin } from 'vite'

/** Vite puts a hash of the content into these names: their address never means anything else. */
const HASHED = /^assets\/.*-[\w-]{8}\.\w+$/

interface BuiltFile {
  readonly url: string
  /** Null where the address itself changes with the content. */
  readonly revision: string | null
}

export function offline(): Plugin {
  let root = ''
  let folder = ''
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      root = config.root
      folder = join(root, config.build.outDir)
    },
    async closeBundle() {
      await build({
        configFile: false,
        root,
        logLevel: 'warn',
        publicDir: false,
        define: { BUILT_FILES: JSON.stringify(listFiles(folder)) },
        build: {
          target: 'es2023',
          outDir: folder,
          emptyOutDir: false,
          rolldownOptions: {
            input: join(root, 'src/serviceWorker.ts'),
            output: { format: 'iife', entryFileNames: 'serviceWorker.js' },
          },
        },
      })
    },
  }
}

function listFiles(folder: string): readonly BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'serviceWorker.js')
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const url = relative(folder, path).replaceAll('\\', '/')
      return { url, revision: HASHED.test(url) ? null : hashOf(path) }
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1))
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
}
