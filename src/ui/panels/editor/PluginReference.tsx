import css from './PluginPanel.module.css'

const FUNCTIONS: readonly (readonly [name: string, says: string])[] = [
  [
    'filter(pod, nodeInfo)',
    'true, or why the node is refused; unresolvable(why) if evicting would not help',
  ],
  ['score(pod, nodeInfo)', 'a whole number, 0 to 100 after normalising'],
  ['normalizeScore(scores)', 'as many numbers; defaultNormalizeScore(100, reverse, scores) helps'],
  [
    'preFilter(pod, nodes)',
    'nothing, skip(), why the pod fits nowhere, or the names of nodes to look at',
  ],
  ['preScore(pod, nodes)', 'nothing, or skip()'],
]

/** What a plugin may define and use, in a few lines. */
export const PluginReference = () => (
  <div className={css.reference}>
    <dl>
      {FUNCTIONS.map(([name, says]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
    <p>
      <code>pod</code> is the Pod; <code>nodeInfo</code> has <code>node</code>, <code>pods</code>,{' '}
      <code>requested</code> and <code>allocatable</code> (<code>milliCPU</code>,{' '}
      <code>memory</code>). They cannot be changed. There is no clock, no chance and no network, and
      variables are forgotten after each pod.
    </p>
  </div>
)
