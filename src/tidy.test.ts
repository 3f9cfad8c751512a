/** The house rules of CONTRIBUTING.md, read off the tree itself. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = dirname(fileURLToPath(import.meta.url))

/** Files longer than LINES_MOST, each with the reason. May only shrink. */
const LONG_FILES: Readonly<Record<string, string>> = {}
const LINES_MOST = 400

const BANNED_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'misc']

/** Rooms from the deepest up; a room imports from itself and from what its line lists. */
const ROOMS: readonly (readonly [room: string, ...mayImport: string[]])[] = [
  ['api'],
  ['engine/kernel'],
  ['engine/clientGo', 'api', 'engine/kernel'],
  ['engine/network', 'api', 'engine/kernel'],
  ['engine/etcd', 'api', 'engine/kernel', 'engine/clientGo'],
  ['engine/apiserver', 'api', 'engine/kernel', 'engine/clientGo'],
  ['engine/scheduler', 'api', 'engine/kernel', 'engine/clientGo'],
  ['engine/controllers', 'api', 'engine/kernel', 'engine/clientGo'],
  ['engine/cloudControllerManager', 'api', 'engine/kernel', 'engine/clientGo', 'engine/network'],
  ['engine/kubelet', 'api', 'engine/kernel', 'engine/clientGo'],
  ['engine/cri', 'api', 'engine/kernel', 'engine/clientGo'],
  ['engine/kubeProxy', 'api', 'engine/kernel', 'engine/clientGo', 'engine/network'],
  ['engine/outside', 'api', 'engine/kernel', 'engine/clientGo', 'engine/network'],
  ['engine/cluster', 'api', 'engine'],
  ['engine/commands', 'api', 'engine'],
  ['engine/views', 'api', 'engine'],
  ['engine', 'api', 'engine'],
  ['protocol', 'api', 'engine'],
  ['kubectl', 'api', 'protocol'],
  ['words'],
  ['narration', 'api', 'protocol', 'words'],
  ['scenarios', 'api', 'protocol'],
  ['hosts', 'api', 'engine', 'protocol', 'kubectl'],
  ['store', 'words', 'api', 'protocol', 'kubectl', 'narration', 'scenarios'],
  ['ui/design', 'words', 'api', 'protocol', 'store'],
  ['ui/canvas', 'words', 'api', 'protocol', 'narration', 'scenarios', 'store', 'ui/design'],
  [
    'ui/panels',
    'words',
    'api',
    'protocol',
    'narration',
    'kubectl',
    'scenarios',
    'store',
    'ui/design',
  ],
  ['ui/app', 'words', 'api', 'protocol', 'narration', 'kubectl', 'scenarios', 'store', 'ui'],
  ['main.tsx', 'words', 'hosts', 'protocol', 'store', 'ui'],
  ['serviceWorker.ts'],
  ['tidy.test.ts'],
]

const files = listFiles(src).map((path) => relative(src, path).replaceAll('\\', '/'))
const code = files.filter((path) => /\.tsx?$/.test(path) && !path.includes('/generated/'))
const product = code.filter((path) => !/\.test(ing)?\.tsx?$/.test(path))
const text = new Map(code.map((path) => [path, readFileSync(join(src, path), 'utf8')]))

describe('the house', () => {
  it.each(product)('%s imports only from rooms deeper in the house', (path) => {
    expect(importsOf(path).flatMap((target) => wrongArrow(path, target))).toEqual([])
  })

  it('has no import cycle', () => {
    expect(findCycle()).toEqual([])
  })

  it('has no file longer than one thought', () => {
    const long = product.filter((path) => lines(path) > LINES_MOST && !(path in LONG_FILES))
    expect(long.map((path) => `${path}: ${lines(path)}`)).toEqual([])
  })

  it('keeps its list of long files honest', () => {
    const short = Object.keys(LONG_FILES).filter(
      (path) => !text.has(path) || lines(path) <= LINES_MOST,
    )
    expect(short).toEqual([])
  })

  it('has no room or file with a name that says nothing', () => {
    const named = files.filter((path) =>
      path
        .split('/')
        .some((part) => BANNED_NAMES.includes(part.replace(/\..*$/, '').toLowerCase())),
    )
    expect(named).toEqual([])
  })

  it('has no dead file: each is imported, or is a door', () => {
    const imported = new Set(code.flatMap((path) => importsOf(path)))
    const doors = (path: string): boolean =>
      ['main.tsx', 'serviceWorker.ts', 'hosts/worker.ts'].includes(path) ||
      path.startsWith('hosts/node/')
    expect(product.filter((path) => !imported.has(path) && !doors(path))).toEqual([])
  })

  it('exports by name only, and has one door to the engine', () => {
    expect(product.filter((path) => /^export default/m.test(text.get(path) ?? ''))).toEqual([])
    expect(product.filter((path) => path.endsWith('index.ts'))).toEqual(['engine/index.ts'])
  })

  it('has an engine without clocks, chance of its own, or promises', () => {
    const forbidden =
      /\b(Date\.now|new Date|Math\.(random|exp|log|log2|log10|pow|sin|cos|tan|cbrt)|localeCompare|Intl\.|setTimeout|setInterval|async|await|Promise|structuredClone|performance|console)\b|^let /m
    const engine = product.filter((path) => path.startsWith('engine/') || path.startsWith('api/'))
    const found = engine.flatMap((path) => {
      const hit = withoutComments(text.get(path) ?? '').match(forbidden)
      return hit === null ? [] : [`${path}: ${hit[0]}`]
    })
    expect(found).toEqual([])
  })

  it('does not step out of the type system', () => {
    const wayOut =
      /@ts-ignore|@ts-expect-error|@ts-nocheck|: any\b|\bas any\b|<any>|^\s*(export )?enum /m
    expect(product.filter((path) => wayOut.test(withoutStrings(text.get(path) ?? '')))).toEqual([])
  })

  it('draws with tokens only', () => {
    const raw = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/i
    const sheets = files.filter((path) => path.endsWith('.css') && !path.endsWith('tokens.css'))
    const found = sheets.filter((path) => raw.test(readFileSync(join(src, path), 'utf8')))
    expect(found).toEqual([])
  })
})

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? listFiles(path) : [path]
  })
}

function lines(path: string): number {
  return (text.get(path) ?? '').split('\n').length - 1
}

/** The files of the tree that a file imports, types included. */
function importsOf(path: string): string[] {
  const specifiers = [...(text.get(path) ?? '').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
  return specifiers.flatMap((match) => {
    const target = normalize(join(dirname(path), match[1] ?? '')).replaceAll('\\', '/')
    const bare = target.replace(/\?.*$/, '')
    const found = [bare, `${bare}.ts`, `${bare}.tsx`].find((candidate) => text.has(candidate))
    return found === undefined ? [] : [found]
  })
}

function roomOf(path: string): (typeof ROOMS)[number] | undefined {
  return ROOMS.find(([room]) => path === room || path.startsWith(`${room}/`))
}

function wrongArrow(path: string, target: string): string[] {
  const [room, ...mayImport] = roomOf(path) ?? ['no room at all']
  if (target === room || target.startsWith(`${room}/`)) return []
  if (mayImport.some((other) => target.startsWith(`${other}/`))) return []
  // Components have letterboxes, not doors.
  const letterbox = target.startsWith('engine/') && /[mM]essages\.ts$/.test(target)
  if (path.startsWith('engine/') && letterbox) return []
  return [target]
}

function findCycle(): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const stack: string[] = []
  const visit = (path: string): string[] => {
    if (state.get(path) === 'done') return []
    if (state.get(path) === 'open') return [...stack.slice(stack.indexOf(path)), path]
    state.set(path, 'open')
    stack.push(path)
    for (const target of importsOf(path)) {
      const cycle = visit(target)
      if (cycle.length > 0) return cycle
    }
    stack.pop()
    state.set(path, 'done')
    return []
  }
  for (const path of product) {
    const cycle = visit(path)
    if (cycle.length > 0) return cycle
  }
  return []
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

const withoutStrings = (source: string): string =>
  withoutComments(source).replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
