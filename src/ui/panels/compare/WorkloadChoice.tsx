import { changeSetup, type Setup, useSetup } from '../../../store/comparison/setup'
import { workloads } from '../../../store/comparison/workloads'
import { compareSetup } from '../../../words/english/compareSetup'
import { useWords } from '../../../words/language'
import { Segments } from '../../design/Segments'
import { Problems } from './Problems'
import css from './SetupForm.module.css'

const SOURCES = ['manifest', 'cluster'] as const
const FRESH_WORKERS = [6, 12, 100]
const ARRIVAL_SECONDS = [0, 0.5, 2, 10]

/** What is scheduled, and on which workers. */
export function WorkloadChoice() {
  const words = useWords(compareSetup)
  const { workload, nodes } = useSetup()
  return (
    <fieldset className={css.choice}>
      <legend>{words.workload}</legend>
      <Segments
        label={words.source}
        segments={SOURCES.map((id) => ({ id, label: words.sources[id] }))}
        value={workload}
        onChange={(id) => changeSetup({ workload: id })}
      />
      {workload === 'cluster' ? <FromCluster /> : <Manifest />}
      <Problems input="nodes">
        {(wrong) => (
          <label>
            {words.on}
            <select
              aria-label={words.workers}
              value={nodes}
              onChange={({ target }) => changeSetup({ nodes: target.value })}
              {...wrong}
            >
              <option value="cluster">{words.clusterWorkers}</option>
              {FRESH_WORKERS.map((count) => (
                <option key={count} value={count}>
                  {words.freshWorkers(count)}
                </option>
              ))}
            </select>
          </label>
        )}
      </Problems>
    </fieldset>
  )
}

function FromCluster() {
  const words = useWords(compareSetup)
  return (
    <Problems input="workload">{() => <p className={css.remark}>{words.fromCluster}</p>}</Problems>
  )
}

function Manifest() {
  const words = useWords(compareSetup)
  const { manifest, everySeconds } = useSetup()
  const known = workloads.find(({ text }) => text === manifest)
  return (
    <>
      <label>
        <span className="unseen">{words.example}</span>
        <select
          value={known?.name ?? words.ownManifest}
          onChange={({ target }) => changeSetup(exampleNamed(target.value))}
        >
          {known === undefined && <option>{words.ownManifest}</option>}
          {workloads.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <Problems input="workload">
        {(wrong) => (
          <textarea
            className={css.text}
            spellCheck={false}
            aria-label={words.manifest}
            value={manifest}
            onChange={({ target }) => changeSetup({ manifest: target.value })}
            {...wrong}
          />
        )}
      </Problems>
      <label>
        {words.objectsArrive}
        <select
          value={everySeconds}
          onChange={({ target }) => changeSetup({ everySeconds: target.value })}
        >
          {ARRIVAL_SECONDS.map((seconds) => (
            <option key={seconds} value={seconds}>
              {seconds === 0 ? words.atOnce : words.oneEvery(seconds)}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function exampleNamed(name: string): Partial<Setup> {
  const example = workloads.find((one) => one.name === name)
  return example === undefined ? {} : { manifest: example.text }
}
