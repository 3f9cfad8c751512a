import { expect, it } from 'vitest'
import { unifiedDiff } from './unifiedDiff'

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('')

it('kubectl diff shows three lines around what changed', () => {
  const [before, after] = [`${numbered(1, 20)}`, `${numbered(1, 9)}ten\n${numbered(11, 20)}`]
  expect(unifiedDiff(before, after)).toEqual([
    '@@ -7,7 +7,7 @@',
    ...[' 7', ' 8', ' 9', '-10', '+ten', ' 11', ' 12', ' 13'],
  ])
})

it('changes far apart stand in hunks of their own', () => {
  const lines = unifiedDiff(numbered(1, 30), numbered(2, 29))
  expect(lines.filter((line) => line.startsWith('@@'))).toEqual([
    '@@ -1,4 +1,3 @@',
    '@@ -27,4 +26,3 @@',
  ])
})

it('an object that was not there before is all new', () => {
  expect(unifiedDiff('', 'a: 1\n')).toEqual(['@@ -0,0 +1,1 @@', '+a: 1'])
})

it('nothing changed is nothing to show', () => {
  expect(unifiedDiff('a: 1\n', 'a: 1\n')).toEqual([])
})
