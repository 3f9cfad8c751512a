import {
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from 'cmdk'
import { useMemo, useState } from 'react'
import { recordOf } from '../../../store/cluster'
import { remember, useRecent } from '../../../store/recent'
import { type Selected, select } from '../../../store/selection'
import type { SessionControl } from '../../../store/session'
import { finding } from '../../../words/english/finding'
import { useWords } from '../../../words/language'
import { fitStage, showOnStage } from '../../canvas/view/stageCommands'
import { Kbd } from '../../design/Kbd'
import { keyName } from '../actions/action'
import { allActions } from '../actions/allActions'
import { askFor } from '../actions/asking'
import css from './CommandPalette.module.css'
import type { Entry } from './entry'
import { found } from './found'
import { type Named, namedNow } from './objects'

/** Everything by its name: actions, things, and sentences that do something with a thing. */
export function CommandPalette({ session }: { readonly session: Promise<SessionControl> }) {
  const words = useWords(finding)
  const [typed, setTyped] = useState('')
  const recent = useRecent((state) => state.ids)
  // As it was when one began to look: lines must not move away under a hand.
  const [named] = useState(namedNow)
  const actions = useMemo(() => allActions(session), [session])
  const groups = useMemo(
    () => found(typed, { actions, named, recent, go }),
    [typed, actions, named, recent],
  )
  const perform = ({ id, act }: Entry) => {
    askFor(undefined)
    remember(id.replace(/^again\//, ''))
    act()
  }
  return (
    <CommandDialog
      open
      label={words.find}
      shouldFilter={false}
      loop
      onOpenChange={() => askFor(undefined)}
      overlayClassName={css.veil ?? ''}
      contentClassName={css.palette ?? ''}
    >
      <CommandInput
        className={css.input}
        value={typed}
        onValueChange={setTyped}
        placeholder={words.placeholder}
      />
      <CommandList className={css.list} label={words.found}>
        <CommandEmpty className={css.empty}>{words.nothing(typed)}</CommandEmpty>
        {groups.map(({ title, entries }) => (
          <CommandGroup key={title} heading={title} className={css.group}>
            {entries.map((entry) => (
              <CommandItem
                key={entry.id}
                value={entry.id}
                className={css.entry}
                data-danger={entry.danger}
                onSelect={() => perform(entry)}
              >
                <span className={css.name}>{entry.name}</span>
                {entry.remark && <span className={css.remark}>{entry.remark}</span>}
                {entry.keys?.slice(0, 1).map((key) => (
                  <Kbd key={key}>{keyName(key)}</Kbd>
                ))}
              </CommandItem>
            ))}
          </CommandGroup>
        ))}
      </CommandList>
    </CommandDialog>
  )
}

function go({ selected }: Named): void {
  select(selected)
  // The inspector takes room first: the stage is laid out anew, then the view goes there.
  setTimeout(isWaiting(selected) ? fitStage : () => showOnStage(selected), LAID_OUT_MILLIS)
}

/** Where a waiting pod might go is told on every worker: then all of them are looked at. */
const isWaiting = (selected: Selected): boolean =>
  selected.type === 'record' &&
  selected.kind === 'Pod' &&
  recordOf('Pod', selected.key)?.node === ''

const LAID_OUT_MILLIS = 120
