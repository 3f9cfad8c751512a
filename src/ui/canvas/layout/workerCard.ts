/** What lies where inside a worker's card, by the room it has. */
import { type Box, box, clamp, type Size } from './geometry'

/** `card`: header above, crew left; `small`: header above, berth only; `slim`: one row. */
export type CardForm = 'card' | 'small' | 'slim'
export type CrewForm = 'words' | 'stacked' | 'icons' | 'none'
export type CrewMember = 'kubelet' | 'kube-proxy' | 'runtime'

export const crewMembers: readonly CrewMember[] = ['kubelet', 'kube-proxy', 'runtime']

export const isMember = (kind: string): kind is CrewMember =>
  crewMembers.some((member) => member === kind)

export interface CardInside {
  readonly form: CardForm
  readonly crew: CrewForm
  readonly header: Box
  /** From the card's corner. A member without a chip of its own stands for the header's ring. */
  readonly members: Readonly<Record<CrewMember, Box>>
  readonly berth: Box
}

const EDGE = 9

export function cardInside({ width, height }: Size): CardInside {
  const form = formOf(width, height)
  const crew = form === 'card' ? crewOf(width, height) : 'none'
  const header = headerOf(form, width, height)
  const berth = berthOf(form, crew, header, width, height)
  return {
    form,
    crew,
    header,
    members: membersOf(crew, header, height),
    berth,
  }
}

function formOf(width: number, height: number): CardForm {
  if (height >= 104) return 'card'
  return height >= 66 && width < 300 ? 'small' : 'slim'
}

function crewOf(width: number, height: number): CrewForm {
  if (width >= 330) return 'words'
  if (height >= 146 && width >= 240) return 'stacked'
  return width >= 200 ? 'icons' : 'none'
}

const crewWidths: Readonly<Record<CrewForm, number>> = {
  words: 106,
  stacked: 70,
  icons: 28,
  none: 0,
}

function headerOf(form: CardForm, width: number, height: number): Box {
  if (form === 'slim')
    return box(0, 0, Math.round(clamp(width * 0.54, Math.min(104, width * 0.66), 124)), height)
  return box(0, 0, width, form === 'small' || height < 130 ? 34 : 38)
}

function berthOf(form: CardForm, crew: CrewForm, header: Box, width: number, height: number): Box {
  if (form === 'slim') {
    const margin = height >= 50 ? 6 : 4
    return box(header.width, margin, width - header.width - margin, height - 2 * margin)
  }
  const edge = form === 'small' ? 6 : EDGE
  const x = crew === 'none' ? edge : EDGE + crewWidths[crew] + EDGE
  const y = header.height + (form === 'small' ? 0 : 3)
  return box(x, y, width - x - edge, height - y - edge)
}

function membersOf(crew: CrewForm, header: Box, height: number): CardInside['members'] {
  if (crew === 'none') {
    const ring = box(0, header.height / 2 - 13, EDGE + 26, 26)
    return { kubelet: ring, 'kube-proxy': ring, runtime: ring }
  }
  const top = header.height + 3
  const room = height - top - EDGE
  const gap = room >= 100 ? 5 : 3
  const each = (room - 2 * gap) / 3
  const chip = (index: number) => box(EDGE, top + index * (each + gap), crewWidths[crew], each)
  return { kubelet: chip(0), 'kube-proxy': chip(1), runtime: chip(2) }
}
