/** JavaScript the page fetches before its first picture, gzipped: the entry and what it imports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildPage } from './builtPages'
import { type Benchmark, rounded } from './row'

async function measure(): Promise<number> {
  const dist = await buildPage()
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  )
  const bytes = [...reached(dist, scripts)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length,
    0,
  )
  return rounded(bytes / 1024)
}

/** Static imports too; a dynamic one waits until somebody asks. */
function reached(dist: string, entries: readonly string[]): Set<string> {
  const files = new Set<string>()
  const queue = [...entries]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue
    files.add(file)
    const text = readFileSync(join(dist, file), 'utf8')
    for (const [, name] of text.matchAll(
      /(?:^|[;}\s])(?:import|export)[^;()]*?from\s*"\.\/([^"]+\.js)"/g,
    )) {
      queue.push(`assets/${name}`)
    }
  }
  return files
}

export const firstPicture: Benchmark = {
  name: 'first-picture',
  unit: 'KB gzipped',
  goal: 300,
  better: 'less',
  measure,
}
