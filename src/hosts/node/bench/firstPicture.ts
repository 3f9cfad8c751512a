/** JavaScript the page fetches before its first picture, gzipped: the entry and what it imports. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Benchmark, rounded } from './row'

const dist = fileURLToPath(new URL('../../../../dist/', import.meta.url))

function measure(): number | undefined {
  if (!existsSync(`${dist}index.html`)) return undefined
  const html = readFileSync(`${dist}index.html`, 'utf8')
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    (match) => match[1] ?? '',
  )
  const bytes = [...reached(scripts)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(dist + file)).length,
    0,
  )
  return rounded(bytes / 1024)
}

/** Static imports too; a dynamic one waits until somebody asks. */
function reached(entries: readonly string[]): Set<string> {
  const files = new Set<string>()
  const queue = [...entries]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue
    files.add(file)
    const text = readFileSync(dist + file, 'utf8')
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
