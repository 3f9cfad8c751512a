/**
 * Reads nginx's configuration into a tree, and refuses what nginx refuses, in the same words. As
 * there, each directive is looked at when it has been read: the first fault from the top is told.
 * Source: nginx 1.29 src/core/ngx_conf_file.c
 */
import { type FileSystem, filesUnder, readFile } from '../files/fileSystem'
import { type DirectiveRule, type Place, rulesOf } from './directives'

/** A directive with its arguments, and what stands in its braces. */
export interface Directive {
  readonly name: string
  readonly args: readonly string[]
  /** `/etc/nginx/conf.d/default.conf:3` */
  readonly where: string
  readonly block: readonly Directive[]
}

/** The tree, or the text of the `[emerg]` line. */
export type Parsed =
  | { readonly type: 'parsed'; readonly directives: readonly Directive[] }
  | { readonly type: 'refused'; readonly message: string }

interface Reader {
  readonly files: FileSystem
  readonly path: string
  readonly text: string
  at: number
  line: number
}

/** A fault: it ends the reading. */
interface Fault {
  readonly fault: string
}

type Read<T> = T | Fault

/** Includes of includes of includes end somewhere. */
const DEEPEST = 20

/** Reads a configuration file, with all it includes. */
export function parseConfiguration(files: FileSystem, path: string): Parsed {
  const read = readConfiguration(files, path, 'm', '', 0)
  if ('fault' in read) return { type: 'refused', message: read.fault }
  return { type: 'parsed', directives: read }
}

function readConfiguration(
  files: FileSystem,
  path: string,
  place: Place,
  from: string,
  depth: number,
): Read<Directive[]> {
  const text = readFile(files, path)
  if (text === undefined || depth > DEEPEST) {
    return { fault: `open() "${path}" failed (2: No such file or directory)${from}` }
  }
  return readBlock({ files, path, text, at: 0, line: 1 }, place, false, depth)
}

/** Directives up to the closing brace, or to the end of the file. */
function readBlock(
  reader: Reader,
  place: Place,
  inBraces: boolean,
  depth: number,
): Read<Directive[]> {
  const directives: Directive[] = []
  for (;;) {
    const statement = readStatement(reader)
    if ('fault' in statement) return statement
    const { words, end } = statement
    if (end === '}' || end === 'end') {
      const fault = closingFault(reader, words, end, inBraces)
      return fault ?? directives
    }
    if (words.length === 0) return faultAt(reader, `unexpected "${end}"`)
    const read = readDirective(reader, place, words, end, depth)
    if ('fault' in read) return read
    directives.push(...read)
  }
}

function closingFault(
  reader: Reader,
  words: readonly string[],
  end: '}' | 'end',
  inBraces: boolean,
): Fault | undefined {
  if (end === 'end') {
    if (words.length > 0) return faultAt(reader, 'unexpected end of file, expecting ";" or "}"')
    return inBraces ? faultAt(reader, 'unexpected end of file, expecting "}"') : undefined
  }
  return words.length > 0 || !inBraces ? faultAt(reader, 'unexpected "}"') : undefined
}

function readDirective(
  reader: Reader,
  place: Place,
  words: readonly string[],
  end: ';' | '{',
  depth: number,
): Read<Directive[]> {
  const [name = '', ...args] = words
  const where = `${reader.path}:${reader.line}`
  if (place === 'free' && name !== 'include') {
    const block = end === '{' ? readBlock(reader, 'free', true, depth) : []
    return 'fault' in block ? block : [{ name, args, where, block }]
  }
  const rule = ruleFor(name, place)
  if (typeof rule === 'string') return faultAt(reader, rule)
  const wrong = misuse(name, args, rule, end)
  if (wrong !== undefined) return faultAt(reader, wrong)
  if (name === 'include') return include(reader, place, args[0] ?? '', depth)
  const block = rule.opens === undefined ? [] : readBlock(reader, rule.opens, true, depth)
  return 'fault' in block ? block : [{ name, args, where, block }]
}

function ruleFor(name: string, place: Place): DirectiveRule | string {
  if (name === 'include') return { places: '', least: 1, most: 1 }
  const rules = rulesOf(name)
  if (rules.length === 0) return `unknown directive "${name}"`
  const rule = rules.find(({ places }) => places.includes(place))
  return rule ?? `"${name}" directive is not allowed here`
}

function misuse(
  name: string,
  args: readonly string[],
  rule: DirectiveRule,
  end: ';' | '{',
): string | undefined {
  if (end === ';' && rule.opens !== undefined) return `directive "${name}" has no opening "{"`
  if (end === '{' && rule.opens === undefined) return `directive "${name}" is not terminated by ";"`
  const fits = args.length >= rule.least && args.length <= rule.most
  return fits ? undefined : `invalid number of arguments in "${name}" directive`
}

/** A pattern may match nothing; a plain name must be there. */
function include(reader: Reader, place: Place, name: string, depth: number): Read<Directive[]> {
  const path = name.startsWith('/') ? name : `/etc/nginx/${name}`
  const paths = path.includes('*') ? matching(reader.files, path) : [path]
  const directives: Directive[] = []
  for (const each of paths) {
    const from = ` in ${reader.path}:${reader.line}`
    const read = readConfiguration(reader.files, each, place, from, depth + 1)
    if ('fault' in read) return read
    directives.push(...read)
  }
  return directives
}

function matching(files: FileSystem, pattern: string): string[] {
  const literal = (text: string): string => text.replace(/[.+^${}()|[\]\\?]/g, '\\$&')
  // As in a shell, a star stands for no slash, and for no dot at the beginning.
  const expression = pattern
    .split('*')
    .map(literal)
    .join('[^/]*')
    .replace('/[^/]*', '/(?!\\.)[^/]*')
  const directory = pattern.slice(0, pattern.lastIndexOf('/', pattern.indexOf('*')))
  return filesUnder(files, directory).filter((path) => new RegExp(`^${expression}$`).test(path))
}

interface Statement {
  readonly words: readonly string[]
  readonly end: ';' | '{' | '}' | 'end'
}

/** Words up to what ends them. */
function readStatement(reader: Reader): Read<Statement> {
  const words: string[] = []
  const { text } = reader
  while (reader.at < text.length) {
    const character = text[reader.at] ?? ''
    if (character === '\n') reader.line++
    if (/\s/.test(character)) reader.at++
    else if (character === '#') {
      const end = text.indexOf('\n', reader.at)
      reader.at = end < 0 ? text.length : end
    } else if (character === ';' || character === '{' || character === '}') {
      reader.at++
      return { words, end: character }
    } else {
      const word = character === '"' || character === "'" ? quoted(reader) : plainWord(reader)
      if (typeof word !== 'string') return word
      words.push(word)
    }
  }
  return { words, end: 'end' }
}

function quoted(reader: Reader): Read<string> {
  const { text } = reader
  const quote = text[reader.at++] ?? ''
  let word = ''
  while (reader.at < text.length) {
    const character = text[reader.at++] ?? ''
    if (character === '\n') reader.line++
    if (character === quote) {
      const next = text[reader.at] ?? ''
      if (next === '' || /[\s;{)]/.test(next)) return unescaped(word)
      return faultAt(reader, `unexpected "${next}"`)
    }
    word += character === '\\' ? `\\${text[reader.at++] ?? ''}` : character
  }
  return faultAt(reader, 'unexpected end of file, expecting ";" or "}"')
}

/** `${name}` is part of a word; any other brace begins a block. */
function plainWord(reader: Reader): string {
  const match = /^(?:\$\{[^}]*\}|\\[\s\S]|[^\s;{\\])+/.exec(reader.text.slice(reader.at))
  const word = match?.[0] ?? reader.text[reader.at] ?? ''
  reader.at += word.length
  return unescaped(word)
}

/** Only quotes, backslashes and three letters are escaped: `\.` of a pattern stays as it is. */
const unescaped = (word: string): string =>
  word.replace(/\\(["'\\tnr])/g, (_, character: string) => CONTROLS[character] ?? character)

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' }

const faultAt = ({ path, line }: Reader, text: string): Fault => ({
  fault: `${text} in ${path}:${line}`,
})
