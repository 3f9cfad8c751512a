/** Two texts as `kubectl diff` compares them: what stayed around what changed, in hunks. */

const CONTEXT_LINES = 3
/** Larger middles are shown as wholly replaced: pairing them up would take too long. */
const PAIRS_MOST = 1_000_000

/** Lines with ` `, `-` or `+` before them, a header before each hunk; none when nothing changed. */
export function unifiedDiff(before: string, after: string): readonly string[] {
  const lines = markedLines(linesOf(before), linesOf(after))
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - CONTEXT_LINES), index + CONTEXT_LINES + 1)
      .some((line) => !line.startsWith(' ')),
  )
  const hunks: string[] = []
  let [old, fresh] = [1, 1]
  for (const [index, line] of lines.entries()) {
    if (near[index] === true) {
      if (near[index - 1] !== true) {
        const end = near.indexOf(false, index)
        hunks.push(header(old, fresh, lines.slice(index, end < 0 ? undefined : end)))
      }
      hunks.push(line)
    }
    if (!line.startsWith('+')) old++
    if (!line.startsWith('-')) fresh++
  }
  return hunks
}

function header(old: number, fresh: number, hunk: readonly string[]): string {
  const olds = hunk.filter((line) => !line.startsWith('+')).length
  const freshes = hunk.filter((line) => !line.startsWith('-')).length
  // An empty side stands before its first line.
  const from = (line: number, count: number) => (count === 0 ? line - 1 : line)
  return `@@ -${from(old, olds)},${olds} +${from(fresh, freshes)},${freshes} @@`
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.trimEnd().split('\n'))

function markedLines(old: readonly string[], fresh: readonly string[]): string[] {
  let start = 0
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++
  let end = 0
  const rest = Math.min(old.length, fresh.length) - start
  while (end < rest && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++
  const same = (line: string): string => ` ${line}`
  return [
    ...old.slice(0, start).map(same),
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...old.slice(old.length - end).map(same),
  ]
}

/** By the longest common subsequence. */
function middle(old: readonly string[], fresh: readonly string[]): string[] {
  if (old.length * fresh.length > PAIRS_MOST) {
    return [...old.map((line) => `-${line}`), ...fresh.map((line) => `+${line}`)]
  }
  const width = fresh.length + 1
  const longest = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    if (i < old.length && old[i] === fresh[j]) {
      lines.push(` ${old[i++]}`)
      j++
    } else if (i < old.length && (j === fresh.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(`-${old[i++]}`)
    } else lines.push(`+${fresh[j++]}`)
  }
  return lines
}
