import X from 'lucide-react/icons/x'
import { Content, Overlay, Portal, Root, Title } from 'radix-ui/dialog'
import { useRef } from 'react'
import { actions } from '../../../words/english/actions'
import { finding } from '../../../words/english/finding'
import { languageCodes, languages, useLanguage, useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { Kbd } from '../../design/Kbd'
import { Segments } from '../../design/Segments'
import { keyName } from '../actions/action'
import { askFor } from '../actions/asking'
import { keyedActions } from '../actions/keyedActions'
import { chooseLanguage } from '../speaking'
import palette from './CommandPalette.module.css'
import css from './KeySheet.module.css'

/** What the stage listens to itself, beside the table of actions. */
const onStage = ({
  hands,
  drag,
}: typeof finding.english): readonly (readonly [keys: readonly string[], name: string])[] => [
  [['Tab', 'Shift Tab'], hands.walk],
  [['← ↑ ↓ →'], hands.nearest],
  [['Enter'], hands.select],
  [['Shift Enter', 'Shift Space'], hands.add],
  [['Shift ← ↑ ↓ →'], hands.addNext],
  [[drag], hands.frame],
  [['Shift F10'], hands.menu],
]

/** All keys there are, from the same table that they work by; and the language they are told in. */
export function KeySheet() {
  const words = useWords(finding)
  const doing = useWords(actions)
  const language = useLanguage()
  const sheet = useRef<HTMLDivElement>(null)
  return (
    <Root open onOpenChange={() => askFor(undefined)}>
      <Portal>
        <Overlay className={palette.veil} />
        <Content
          ref={sheet}
          className={css.sheet}
          aria-describedby={undefined}
          // Not its first button, whose tip would take the first Escape; arrows scroll it at once.
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            sheet.current?.focus()
          }}
        >
          <header className={css.head}>
            <Title className={css.title}>{words.keys}</Title>
            <IconButton label={words.close} keys="Esc" onClick={() => askFor(undefined)}>
              <X size={18} />
            </IconButton>
          </header>
          <div className={css.columns}>
            {keyedActions.map(({ title, actions: keyed }) => (
              <section key={title}>
                <h3>{doing.groups[title]}</h3>
                <dl>
                  {keyed.map(
                    ({ id, said, keys }) =>
                      keys && <Line key={id} keys={keys} name={said(doing).name} />,
                  )}
                </dl>
              </section>
            ))}
            <section>
              <h3>{words.onStage}</h3>
              <dl>
                {onStage(words).map(([keys, name]) => (
                  <Line key={name} keys={keys} name={name} />
                ))}
              </dl>
            </section>
            <section>
              <h3>{words.language}</h3>
              <Segments
                label={words.language}
                value={language}
                segments={languageCodes.map((id) => ({ id, label: languages[id].name }))}
                onChange={chooseLanguage}
              />
            </section>
          </div>
        </Content>
      </Portal>
    </Root>
  )
}

const Line = ({ keys, name }: { readonly keys: readonly string[]; readonly name: string }) => (
  <div className={css.line}>
    <dt>
      {keys.map((key) => (
        <Kbd key={key}>{keyName(key)}</Kbd>
      ))}
    </dt>
    <dd>{name}</dd>
  </div>
)
