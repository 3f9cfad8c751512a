import { changeSetup, type Setup, useSetup } from '../../../store/comparison/setup'
import { workloads } from '../../../store/comparison/workloads'
import { Segments } from '../../design/Segments'
import { Problems } from './Problems'
import css from './SetupForm.module.css'

const SOURCES = [
  { id: 'manifest', label: 'A manifest' },
  { id: 'cluster', label: 'What runs now' },
] as const

const ARRIVALS = [
  { everySeconds: '0', label: 'all at once' },
  { everySeconds: '0.5', label: 'one every 0.5 s' },
  { everySeconds: '2', label: 'one every 2 s' },
  { everySeconds: '10', label: 'one every 10 s' },
]

/** What is scheduled, and on which workers. */
export function WorkloadChoice() {
  const { workload, nodes } = useSetup()
  return (
    <fieldset className={css.choice}>
      <legend>Workload</legend>
      <Segments
        label="Where the workload comes from"
        segments={SOURCES}
        value={workload}
        onChange={(id) => changeSetup({ workload: id })}
      />
      {workload === 'cluster' ? <FromCluster /> : <Manifest />}
      <Problems input="nodes">
        {(wrong) => (
          <label>
            on
            <select
              aria-label="Workers"
              value={nodes}
              onChange={({ target }) => changeSetup({ nodes: target.value })}
              {...wrong}
            >
              <option value="cluster">the cluster’s workers, as they are now</option>
              <option value="6">6 fresh workers of 4 cores, 8Gi</option>
              <option value="12">12 fresh workers of 4 cores, 8Gi</option>
              <option value="100">100 fresh workers of 4 cores, 8Gi</option>
            </select>
          </label>
        )}
      </Problems>
    </fieldset>
  )
}

const FromCluster = () => (
  <Problems input="workload">
    {() => (
      <p className={css.remark}>
        Every Deployment, bare ReplicaSet and bare Pod of the cluster arrives at once, with its
        Services, ConfigMaps and budgets, and is scheduled anew. Visitors and autoscalers stay
        behind.
      </p>
    )}
  </Problems>
)

function Manifest() {
  const { manifest, everySeconds } = useSetup()
  const known = workloads.find(({ text }) => text === manifest)
  return (
    <>
      <label>
        <span className="unseen">Example</span>
        <select
          value={known?.name ?? OWN}
          onChange={({ target }) => changeSetup(exampleNamed(target.value))}
        >
          {known === undefined && <option>{OWN}</option>}
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
            aria-label="Manifest of the workload"
            value={manifest}
            onChange={({ target }) => changeSetup({ manifest: target.value })}
            {...wrong}
          />
        )}
      </Problems>
      <label>
        objects arrive
        <select
          value={everySeconds}
          onChange={({ target }) => changeSetup({ everySeconds: target.value })}
        >
          {ARRIVALS.map((arrival) => (
            <option key={arrival.everySeconds} value={arrival.everySeconds}>
              {arrival.label}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

const OWN = 'Your manifest'

function exampleNamed(name: string): Partial<Setup> {
  const example = workloads.find((one) => one.name === name)
  return example === undefined ? {} : { manifest: example.text }
}
