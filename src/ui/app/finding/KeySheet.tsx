import X from 'lucide-react/icons/x'
import { Content, Overlay, Portal, Root, Title } from 'radix-ui/dialog'
import { useRef } from 'react'
import { IconButton } from '../../design/IconButton'
import { Kbd } from '../../design/Kbd'
import { keyName } from '../actions/action'
import { askFor } from '../actions/asking'
import { keyedActions } from '../actions/keyedActions'
import palette from './CommandPalette.module.css'
import css from './KeySheet.module.css'

/** What the stage listens to itself, beside the table of actions. */
const ON_STAGE: readonly (readonly [keys: readonly string[], name: string])[] = [
  [['Tab', 'Shift Tab'], 'From part to part, from worker to worker'],
  [['← ↑ ↓ →'], 'To the nearest thing, and into a card'],
  [['Enter'], 'Select what has the focus'],
  [['Shift Enter', 'Shift Space'], 'Add it to what is selected, or take it away'],
  [['Shift ← ↑ ↓ →'], 'Add what the focus comes to'],
  [['Shift drag'], 'Select what the frame touches'],
  [['Shift F10'], 'Menu of what has the focus'],
]

/** All keys there are, from the same table that they work by. */
export function KeySheet() {
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
            <Title className={css.title}>Keys</Title>
            <IconButton label="Close" keys="Esc" onClick={() => askFor(undefined)}>
              <X size={18} />
            </IconButton>
          </header>
          <div className={css.columns}>
            {keyedActions.map(({ title, actions }) => (
              <section key={title}>
                <h3>{title}</h3>
                <dl>
                  {actions.map(
                    ({ id, name, keys }) => keys && <Line key={id} keys={keys} name={name} />,
                  )}
                </dl>
              </section>
            ))}
            <section>
              <h3>On the stage</h3>
              <dl>
                {ON_STAGE.map(([keys, name]) => (
                  <Line key={name} keys={keys} name={name} />
                ))}
              </dl>
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
