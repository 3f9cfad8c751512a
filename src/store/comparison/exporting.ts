/** A moment of a comparison as text to paste elsewhere: Markdown for people, CSV for tables. */

import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
import type { RunLabels } from './labels'
import { definitions, type Metric, type Moment, metricsAt, shareOf } from './metrics'
import { summaryOf } from './summary'
import { byNumber, percentText } from './units'

type Row = readonly string[]

export function asMarkdown(moment: Moment, labels: RunLabels): string {
  const { metrics, workers } = tablesOf(moment, labels)
  const about = wordsOf(comparison).about(labels.workload, labels.workers)
  const meanings = definitions(moment.probe).map(([term, words]) => `- ${term}: ${words}`)
  const parts = [
    about,
    summaryOf(moment),
    markdownTable(metrics),
    meanings.join('\n'),
    markdownTable(workers),
  ]
  return `${parts.join('\n\n')}\n`
}

export function asCsv(moment: Moment, labels: RunLabels): string {
  const { metrics, workers } = tablesOf(moment, labels)
  return [...metrics, [], ...workers].map((row) => row.map(csvCell).join(',')).join('\r\n')
}

/** The workers with what is on them in either half. */
export function workerRows({ nodes, frames, shown }: Moment): readonly Row[] {
  const sides = frames[shown]?.sides ?? []
  const rows = nodes.map((node, index) => [
    node.name,
    node.zone,
    ...sides.flatMap(({ uses }) => {
      const { pods = 0, cpuMillis = 0, memoryBytes = 0 } = uses[index] ?? {}
      const cpu = percentText(shareOf(cpuMillis, node.cpuMillis))
      return [String(pods), cpu, percentText(shareOf(memoryBytes, node.memoryBytes))]
    }),
  ])
  return rows.sort(([one = ''], [other = '']) => byNumber(one, other))
}

export const workerColumns = (): Row => wordsOf(comparison).columns

function tablesOf(
  moment: Moment,
  labels: RunLabels,
): { readonly metrics: readonly Row[]; readonly workers: readonly Row[] } {
  const { side, columns } = wordsOf(comparison)
  const rows = metricsAt(moment).map(({ name, a, b }: Metric) => [name, a, b])
  return {
    metrics: [['', side('A', labels.a), side('B', labels.b)], ...rows],
    workers: [columns, ...workerRows(moment)],
  }
}

function markdownTable([head = [], ...rows]: readonly Row[]): string {
  const line = (cells: Row): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Quoted always, and never a formula for a spreadsheet. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}
