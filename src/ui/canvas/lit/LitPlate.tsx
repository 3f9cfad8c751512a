import { Fragment, useEffect } from 'react'
import { type Lit, litNow, useLit } from '../../../store/relations/lit'
import { nameOf, type Relation } from '../../../store/relations/relations'
import { useFits } from '../../../store/scheduling/fits'
import { useWalk } from '../../../store/scheduling/walk'
import { openSubject } from '../../../store/selection'
import { ties } from '../../../words/english/ties'
import { useWords } from '../../../words/language'
import { addOverlay, overlaysChanged } from '../atlas/overlays'
import { drawLit } from './drawLit'
import css from './LitPlate.module.css'

/** Lights what is tied to what is selected; what of it has no place on the stage is named here. */
export function LitPlate() {
  const words = useWords(ties)
  useEffect(() => {
    const stops = [addOverlay(drawLit), useLit.subscribe(overlaysChanged)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language other words are painted
  useEffect(overlaysChanged, [words])
  useLit((state) => state.lit)
  useWalk(({ walk }) => walk !== undefined)
  useFits(({ fits }) => fits !== undefined)
  const lit = litNow()
  return (
    <p role="status" aria-label={words.list}>
      {lit && <Said lit={lit} />}
    </p>
  )
}

function Said({ lit }: { readonly lit: Lit }) {
  const words = useWords(ties)
  const { of, related, seen } = lit
  const name = nameOf(of.key)
  switch (of.kind) {
    case 'Pod':
      return <Chain lit={lit} />
    case 'Service': {
      const ready = related.filter(({ relation }) => relation === 'endpoint').length
      return words.service(name, seen.size, ready)
    }
    case 'Worker':
      return words.worker(name, seen.size)
    default:
      return words.workload(name, seen.size)
  }
}

/** From the farthest owner to the nearest, then the Services that lead to it. */
function Chain({ lit: { related } }: { readonly lit: Lit }) {
  const words = useWords(ties)
  const owners = related.filter(({ relation }) => relation === 'owner').toReversed()
  const services = related.filter(({ relation }) => isOfService(relation))
  return [...owners, ...services].map(({ subject, relation }, i) => (
    <Fragment key={subject}>
      {i > 0 && (relation === 'owner' ? ' › ' : ' · ')}
      <Name subject={subject}>
        {isOfService(relation)
          ? words[relation](nameOf(subject))
          : words.named(subject.slice(0, subject.indexOf('/')), nameOf(subject))}
      </Name>
    </Fragment>
  ))
}

const isOfService = (relation: Relation): relation is 'sendsTo' | 'selects' =>
  relation === 'sendsTo' || relation === 'selects'

function Name({ subject, children }: { readonly subject: string; readonly children: string }) {
  return (
    <button type="button" className={css.name} onClick={() => openSubject(subject)}>
      {children}
    </button>
  )
}
