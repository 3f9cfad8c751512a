/**
 * The shapes of messages, once, for SVG (legend, inspector, API server's tray) and for the canvas
 * they fly on. Shape is the kind, colour the verb, and the sign inside repeats the verb. All are
 * drawn round (0, 0), heading right, at the size they have at zoom 1.
 */
import type { MessageKind, MessageVerb } from '../../protocol/messages'

/** `verb`: the verb's colour; `card`: the ground of cards; `sign`: what reads on the verb. */
export type ShapeInk = 'verb' | 'card' | 'sign'

export interface ShapePart {
  readonly d: string
  readonly fill?: ShapeInk
  readonly stroke?: ShapeInk
  readonly width?: number
  /** Turns with the way the message heads; signs stay upright. */
  readonly turns?: boolean
  /** Less than real: the layer that is still coming. */
  readonly faint?: boolean
  /** Moved this far along the heading, for a sign in the thick of a shape that is not symmetric. */
  readonly ahead?: number
}

export interface ShapeOf {
  readonly kind: MessageKind
  readonly verb: MessageVerb
  /** A response of 400 or more. */
  readonly failed?: boolean
}

/** The parts of a message's shape, back to front. The same array for the same message. */
export function shapeOf({ kind, verb, failed = false }: ShapeOf): readonly ShapePart[] {
  const key = `${kind} ${verb} ${failed}`
  const known = shapes.get(key)
  if (known !== undefined) return known
  const made = drawing(kind, verb, failed)
  shapes.set(key, made)
  return made
}

/** Half the length of a shape along its way, so that it never covers what it leaves. */
export const reachOf: Readonly<Record<MessageKind, number>> = {
  request: 15,
  response: 15,
  watch: 14.5,
  cri: 11,
  etcd: 13,
  image: 11,
  traffic: 10,
  probe: 8,
  cloud: 15,
}

const shapes = new Map<string, readonly ShapePart[]>()

const hollow = { fill: 'card', stroke: 'verb' } as const
const solid = { fill: 'verb', stroke: 'card' } as const
const sign = { stroke: 'sign', width: 2.1 } as const

const signs: Readonly<Record<MessageVerb, string>> = {
  create: 'M-4 0h8M0-4v8',
  read: 'M3.4 0a3.4 3.4 0 1 1-6.8 0a3.4 3.4 0 1 1 6.8 0z',
  update: 'M-4 3.2h8L0-4z',
  delete: 'M-3.4-3.4l6.8 6.8m0-6.8l-6.8 6.8',
  traffic: 'M-3-3l4 3-4 3',
}
const smallSigns: Readonly<Record<MessageVerb, string>> = {
  create: 'M-3.4 0h6.8M0-3.4v6.8',
  read: 'M2.9 0a2.9 2.9 0 1 1-5.8 0a2.9 2.9 0 1 1 5.8 0z',
  update: 'M-3.4 2.7h6.8L0-3.4z',
  delete: 'M-2.9-2.9l5.8 5.8m0-5.8l-5.8 5.8',
  traffic: 'M-2.4-2.4l3.2 2.4-3.2 2.4',
}
const tick = 'M-4 0l3 3 5-6'
const alarm = 'M0-5v6M0 4.2v.2'

const bow = 'M-15-9.5H5L15.5 0 5 9.5H-15Z'
const stern = 'M14.5-9.5H-15L-8.5 0-15 9.5H14.5Z'
const ring = 'M14.5 0a14.5 14.5 0 1 1-29 0a14.5 14.5 0 1 1 29 0z'
const disc = 'M10.2 0a10.2 10.2 0 1 1-20.4 0a10.2 10.2 0 1 1 20.4 0z'
const box = 'M-11-10h22v20h-22z'
const ribs = 'M-7.5-6.5v13M7.5-6.5v13'
const hexagon = 'M-6.5-11.5h13L13 0 6.5 11.5h-13L-13 0z'
const bead = 'M-4.5-5.5h9a5.5 5.5 0 0 1 0 11h-9a5.5 5.5 0 0 1 0-11z'
const chevron = 'M-2.4-2.4l3.2 2.4-3.2 2.4'
const slab = (y: number) => `M-11 ${y}h22v5.2h-22z`
const lozenge = 'M0-8L8 0 0 8-8 0z'

function drawing(kind: MessageKind, verb: MessageVerb, failed: boolean): readonly ShapePart[] {
  switch (kind) {
    case 'request':
    case 'cloud':
      return [
        { d: bow, ...solid, width: 1.5, turns: true },
        { d: signs[verb], ...sign },
      ]
    case 'response':
      return [
        { d: stern, ...hollow, width: 2.4, turns: true },
        { d: failed ? alarm : tick, stroke: 'verb', width: 2.1, ahead: 2 },
      ]
    case 'watch':
      return [
        { d: ring, ...hollow, width: 1.75 },
        { d: disc, fill: 'verb' },
        { d: signs[verb], ...sign },
      ]
    case 'cri':
      return [
        { d: box, ...solid, width: 1.5 },
        { d: ribs, stroke: 'sign', width: 1.6 },
        { d: smallSigns[verb], ...sign, width: 1.8 },
      ]
    case 'etcd':
      return [
        { d: hexagon, ...solid, width: 1.5 },
        { d: signs[verb], ...sign },
      ]
    case 'image':
      return [
        { d: slab(-10), ...solid, width: 1 },
        { d: slab(-3), ...solid, width: 1 },
        { d: slab(4), ...solid, width: 1, faint: true },
      ]
    case 'traffic':
      return [
        { d: bead, ...(failed ? hollow : solid), width: failed ? 2 : 1.2, turns: true },
        { d: chevron, stroke: failed ? 'verb' : 'sign', width: 1.7, turns: true },
      ]
    case 'probe':
      return [{ d: lozenge, ...hollow, width: 2 }]
  }
}
