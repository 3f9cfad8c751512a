import { isDirectory, readFile } from '../files/fileSystem'
import type { Shell } from './shell'

/** What `[ … ]` says: files, strings and numbers, with `!`, `-a` and `-o`. */
export function testExpression(shell: Shell, args: readonly string[]): boolean {
  const words = args.filter((word) => word !== ']' && word !== ']]')
  const or = splitAt(words, ['-o', '||'])
  if (or !== undefined) return testExpression(shell, or[0]) || testExpression(shell, or[1])
  const and = splitAt(words, ['-a', '&&'])
  if (and !== undefined) return testExpression(shell, and[0]) && testExpression(shell, and[1])
  if (words[0] === '!') return !testExpression(shell, words.slice(1))
  if (words.length === 1) return words[0] !== ''
  if (words.length === 2) return unary(shell, words[0] ?? '', words[1] ?? '')
  return binary(words[0] ?? '', words[1] ?? '', words[2] ?? '')
}

function splitAt(
  words: readonly string[],
  separators: readonly string[],
): [readonly string[], readonly string[]] | undefined {
  const at = words.findIndex((word, index) => index > 0 && separators.includes(word))
  return at < 0 ? undefined : [words.slice(0, at), words.slice(at + 1)]
}

function unary(shell: Shell, operator: string, word: string): boolean {
  switch (operator) {
    case '-n':
      return word !== ''
    case '-z':
      return word === ''
    case '-d':
      return isDirectory(shell.files, word)
    case '-s':
      return (readFile(shell.files, word) ?? '') !== ''
    case '-e':
      return readFile(shell.files, word) !== undefined || isDirectory(shell.files, word)
    default:
      return readFile(shell.files, word) !== undefined
  }
}

function binary(left: string, operator: string, right: string): boolean {
  switch (operator) {
    case '=':
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '-eq':
      return Number(left) === Number(right)
    case '-ne':
      return Number(left) !== Number(right)
    case '-lt':
      return Number(left) < Number(right)
    case '-le':
      return Number(left) <= Number(right)
    case '-gt':
      return Number(left) > Number(right)
    case '-ge':
      return Number(left) >= Number(right)
    default:
      return false
  }
}
