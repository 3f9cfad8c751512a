/** The pages that are measured, built as a person gets them and served on loopback. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'

/** npm runs its scripts in the project's folder. */
const project = process.cwd()

/** Kubeorama's page, made anew from the sources as they are; answers its folder. */
export async function buildPage(): Promise<string> {
  await build({ root: project, logLevel: 'error' })
  return join(project, 'dist')
}

/** A page of a benchmark's own, whose sources lie in `folder`; answers where it was built. */
export async function buildOwnPage(folder: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'kubeorama-bench-'))
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
  const root = join(project, folder)
  await build({ root, configFile: false, base: './', logLevel: 'error', build: { outDir } })
  return outDir
}

export interface Served {
  readonly address: string
  close(): Promise<void>
}

/** Serves a folder on a free port of this machine. */
export async function serve(outDir: string): Promise<Served> {
  const server = await preview({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error(`${outDir} could not be served`)
  return { address, close: () => server.close() }
}
