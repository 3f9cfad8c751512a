import { useEffect, useRef, useState } from 'react'
import type { PodLog } from '../../../protocol/looks'
import { useKeys } from '../../../store/cluster'
import { useLook } from '../../../store/looking'
import { openLog, useSelection } from '../../../store/selection'
import { logs } from '../../../words/english/logs'
import { useWords } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import { Field } from '../../design/Field'
import { Switch } from '../../design/Switch'
import css from '../dock/Panes.module.css'
import own from './LogsPanel.module.css'

/** What containers write, as `kubectl logs` prints it. */
export function LogsPanel() {
  const words = useWords(logs)
  const pods = useKeys('Pod')
  const wanted = useSelection((state) => state.logOf)
  const pod = wanted === '' ? (pods[0] ?? '') : wanted
  const [container, setContainer] = useState('')
  const [previous, setPrevious] = useState(false)
  const [timestamps, setTimestamps] = useState(false)
  const [follow, setFollow] = useState(true)
  const [search, setSearch] = useState('')
  const log = useLook({ of: 'podLog', pod, container, previous })
  if (pod === '') {
    return (
      <div className={css.empty}>
        <EmptyState title={words.noPod}>{words.readHere}</EmptyState>
      </div>
    )
  }
  const lines = log?.lines.filter(({ text }) => text.includes(search)) ?? []
  return (
    <div className={css.panel}>
      <div className={css.tools}>
        <select
          aria-label={words.pod}
          value={pod}
          onChange={(event) => openLog(event.target.value)}
        >
          {!pods.includes(pod) && <option>{pod}</option>}
          {pods.map((key) => (
            <option key={key}>{key}</option>
          ))}
        </select>
        <select
          aria-label={words.container}
          value={log?.container ?? ''}
          onChange={(event) => setContainer(event.target.value)}
        >
          {log?.containers.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <Field
          label={words.search}
          labelHidden
          placeholder={words.partOfLine}
          value={search}
          onChange={setSearch}
        />
        <Switch checked={follow} onChange={setFollow}>
          {words.follow}
        </Switch>
        <Switch checked={timestamps} onChange={setTimestamps}>
          {words.timestamps}
        </Switch>
        {(log?.hasPrevious === true || previous) && (
          <Switch checked={previous} onChange={setPrevious}>
            {words.previous}
          </Switch>
        )}
      </div>
      {log?.problem !== undefined && <p className={css.empty}>{log.problem}</p>}
      {log !== undefined && log.problem === undefined && lines.length === 0 && (
        <p className={css.empty}>{search === '' ? words.nothingWritten : words.noLine}</p>
      )}
      <Lines lines={lines} timestamps={timestamps} follow={follow} />
    </div>
  )
}

interface LinesProps {
  readonly lines: PodLog['lines']
  readonly timestamps: boolean
  readonly follow: boolean
}

function Lines({ lines, timestamps, follow }: LinesProps) {
  const words = useWords(logs)
  const ref = useRef<HTMLDivElement>(null)
  const newest = lines.at(-1)?.at
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line scrolls down to itself
  useEffect(() => {
    if (follow) ref.current?.scrollTo(0, ref.current.scrollHeight)
  }, [newest, lines.length, follow])
  return (
    <div className={own.lines} ref={ref} role="log" aria-label={words.log}>
      {lines.map(({ at, time, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be the same in all else
        <div key={`${at} ${index}`}>
          {timestamps && <time>{time} </time>}
          {text}
        </div>
      ))}
    </div>
  )
}
