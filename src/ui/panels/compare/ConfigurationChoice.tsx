import { configurationName, presets } from '../../../store/comparison/configurations'
import { changeSetup, useSetup } from '../../../store/comparison/setup'
import { compareSetup } from '../../../words/english/compareSetup'
import { useWords } from '../../../words/language'
import { Problems } from './Problems'
import css from './SetupForm.module.css'

/** A preset, or whatever is written below: both end as one KubeSchedulerConfiguration. */
export function ConfigurationChoice({ side }: { readonly side: 'a' | 'b' }) {
  const words = useWords(compareSetup)
  const text = useSetup((state) => state[side])
  const letter = side.toUpperCase()
  const write = (written: string) => changeSetup(side === 'a' ? { a: written } : { b: written })
  const name = configurationName(text)
  const own = presets.every((preset) => preset.name !== name)
  return (
    <fieldset className={css.choice}>
      <legend>{words.configuration(letter)}</legend>
      <label>
        <span className="unseen">{words.preset(letter)}</span>
        <select
          value={name}
          onChange={({ target }) => {
            const preset = presets.find((one) => one.name === target.value)
            if (preset !== undefined) write(preset.text)
          }}
        >
          {own && <option>{name}</option>}
          {presets.map((preset) => (
            <option key={preset.name}>{preset.name}</option>
          ))}
        </select>
      </label>
      <Problems input={side}>
        {(wrong) => (
          <textarea
            className={css.text}
            spellCheck={false}
            aria-label={words.configurationText(letter)}
            value={text}
            onChange={({ target }) => write(target.value)}
            {...wrong}
          />
        )}
      </Problems>
    </fieldset>
  )
}
