/** A command line cut into words as a shell does: quotes group, a backslash takes the next as is. */
export function wordsOf(line: string): string[] {
  const words: string[] = []
  for (const match of line.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g)) {
    words.push(match[0].replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g, unquote))
  }
  return words
}

function unquote(_: string, single?: string, double?: string, escaped?: string): string {
  if (single !== undefined) return single
  if (double !== undefined) return double.replace(/\\(["\\$`])/g, '$1')
  return escaped ?? ''
}

/** A word as a shell takes it for one, whatever is in it. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
