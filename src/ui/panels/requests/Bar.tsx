import type { Logged } from '../../../store/requestLog'
import { requests } from '../../../words/english/requests'
import { useWords } from '../../../words/language'
import type { Axis } from './axis'
import css from './RequestsPanel.module.css'

interface Props {
  readonly row: Logged
  readonly axis: Axis
  /** As far as it has come. */
  readonly until: number
}

/** A request as a bar in its verb's colour: thin on the wire, thick in the server, a cell a stage. */
export function Bar({ row, axis, until }: Props) {
  const words = useWords(requests)
  if ('watchEvent' in row) {
    const { departs, verb } = row.watchEvent
    return (
      <Piece
        axis={axis}
        from={departs}
        until={until}
        verb={verb}
        part="wire"
        title={words.onItsWay}
      />
    )
  }
  const { sentAt, arrives, colour, stages, answer } = row.request
  const left = answer?.sentAt ?? until
  let from = arrives
  const passed = stages.map(({ stage, until: end, refused }) => {
    const piece = { stage, from, until: end, title: refused ?? `${stage}, ${end - from} µs` }
    from = end
    return piece
  })
  return (
    <>
      <Piece
        axis={axis}
        from={sentAt}
        until={until}
        verb={colour}
        part="wire"
        title={words.onTheWire}
      />
      <Piece axis={axis} from={arrives} until={left} verb={colour} part="server" title="etcd" />
      {passed.map((piece) => (
        <Piece
          key={`${piece.stage} ${piece.from}`}
          axis={axis}
          from={piece.from}
          until={piece.until}
          verb={colour}
          part="stage"
          title={piece.title}
        />
      ))}
    </>
  )
}

interface PieceProps {
  readonly axis: Axis
  readonly from: number
  readonly until: number
  readonly verb: string
  readonly part: 'wire' | 'server' | 'stage'
  readonly title: string
}

function Piece({ axis, from, until, verb, part, title }: PieceProps) {
  const left = axis.place(from)
  const width = Math.max(0, axis.place(until) - left)
  return (
    <i
      className={css.piece}
      data-part={part}
      data-verb={verb}
      title={title}
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
    />
  )
}
