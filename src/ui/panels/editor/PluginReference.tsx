import { plugins } from '../../../words/english/plugins'
import { useWords } from '../../../words/language'
import { Sentence } from '../../design/Sentence'
import css from './PluginPanel.module.css'

const FUNCTIONS = [
  ['filter', 'filter(pod, nodeInfo)'],
  ['score', 'score(pod, nodeInfo)'],
  ['normalizeScore', 'normalizeScore(scores)'],
  ['preFilter', 'preFilter(pod, nodes)'],
  ['preScore', 'preScore(pod, nodes)'],
] as const

/** What a plugin may define and use, in a few lines. */
export function PluginReference() {
  const words = useWords(plugins)
  return (
    <div className={css.reference}>
      <dl>
        {FUNCTIONS.map(([name, signature]) => (
          <div key={name}>
            <dt>{signature}</dt>
            <dd>{words.functions[name]}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Sentence parts={words.given(code)} />
      </p>
    </div>
  )
}

const code = (name: string) => <code>{name}</code>
