import { memo } from 'react'
import type { MessageKind, MessageVerb } from '../../protocol/messages'
import css from './MessageShape.module.css'
import { type ShapeInk, shapeOf } from './messageShapes'

interface Props {
  readonly kind: MessageKind
  readonly verb: MessageVerb
  readonly failed?: boolean
  /** Height on the page; the box is 36 by 32 units of a shape. */
  readonly size?: number
}

/** A message as it flies, standing still: for the legend, the inspector, the API server's tray. */
export const MessageShape = memo(function MessageShape({
  kind,
  verb,
  failed = false,
  size = 26,
}: Props) {
  return (
    <svg
      className={css.shape}
      data-verb={verb}
      width={(size * 36) / 32}
      height={size}
      viewBox="-18 -16 36 32"
      aria-hidden="true"
    >
      {shapeOf({ kind, verb, failed }).map((part) => (
        <path
          key={part.d}
          d={part.d}
          fill={paint(part.fill)}
          stroke={paint(part.stroke)}
          strokeWidth={part.width}
          strokeLinecap="round"
          strokeLinejoin="round"
          data-faint={part.faint}
          transform={part.ahead === undefined ? undefined : `translate(${part.ahead} 0)`}
        />
      ))}
    </svg>
  )
})

const paints = { verb: 'currentColor', card: 'var(--card)', sign: 'var(--on-verb)' } as const

const paint = (ink: ShapeInk | undefined): string => (ink === undefined ? 'none' : paints[ink])
