/**
 * What is tied to what is selected wears a rim and a word; of the rest, pods and workers step back:
 * over cards, squares and cells alike. Lines lead to it from the selected pod, where they are few.
 */
import { type Lit, litNow } from '../../../store/relations/lit'
import type { Related } from '../../../store/relations/relations'
import { countWords, tieWords } from '../../../store/relations/tieWords'
import { NAMED_FROM } from '../atlas/drawCells'
import type { OverlayScene } from '../atlas/overlays'
import { podPlaces, type TiledCard, tiledCards } from '../atlas/podPlaces'
import { type Box, box, overlap } from '../layout/geometry'
import { cardInside } from '../layout/workerCard'
import type { Inks } from '../paint/inks'
import { onScreen, scaleOf, type View } from '../paint/scene'
import type { Pen } from '../paint/sheet'
import { drawLines } from './drawLines'
import { drawRims, type Rimmed } from './drawRims'
import { drawTag, type Tag } from './drawTag'

export function drawLit(pen: Pen, scene: OverlayScene, view: View, room: Box, inks: Inks): boolean {
  const lit = litNow()
  if (lit === undefined) return false
  const found: Found = { rest: [], rims: [], tags: [], spoken: [], self: undefined }
  const inView = ({ card }: { readonly card: Box }) => overlap(onScreen(view, card), room) > 0
  for (const card of tiledCards(scene).filter(inView)) lookAtCard(lit, card, view, found)
  if (scene.layout.far !== undefined) {
    for (const [name, card] of scene.layout.workers) {
      if (!scene.mounted.has(name) && inView({ card })) lookAtCell(lit, name, card, view, found)
    }
  }
  stepBack(pen, found.rest, inks)
  drawLines(pen, found, room, inks)
  drawRims(pen, found.rims, inks)
  for (const tag of found.tags) drawTag(pen, tag, inks)
  return true
}

interface Found {
  /** What steps back. */
  readonly rest: Box[]
  readonly rims: Rimmed[]
  readonly tags: Tag[]
  /** Where words are: lines pass behind. */
  readonly spoken: Box[]
  /** Where the selected pod itself is. */
  self: Box | undefined
}

function lookAtCard(lit: Lit, one: TiledCard, view: View, found: Found): void {
  const { name, card, magnified } = one
  const k = scaleOf(view)
  const place = onScreen(view, card)
  if (!lookAtWorker(lit, name, { place, k }, found)) return
  const { size, places } = podPlaces(one)
  const isSpoken = size === 'wide' || size === 'narrow'
  const [dx, dy, zoom] = view
  const within = scaleOf([dx, dy, zoom / magnified])
  found.spoken.push(headerOf(one, view))
  for (const pod of places) {
    const at = { place: onScreen(view, pod.place), k: within }
    lookAtPod(lit, pod.key, at, isSpoken, found)
  }
  const words = isSpoken ? undefined : countOn(lit, name)
  if (words !== undefined) found.tags.push({ place, words, k })
}

/** A cell says in itself how many of its pods are lit: over it other cells stand. */
function lookAtCell(lit: Lit, name: string, card: Box, view: View, found: Found): void {
  const k = scaleOf(view)
  const place = onScreen(view, card)
  if (!lookAtWorker(lit, name, { place, k }, found)) return
  const words = countOn(lit, name)
  if (words === undefined) return
  found.rims.push({ place, relation: lit.of.kind === 'Service' ? 'endpoint' : 'owned' })
  if (place.width < TAGGED_FROM) return
  const named = place.width >= NAMED_FROM
  found.tags.push({
    place,
    words: named ? words : words.slice(-1),
    k,
    down: named ? NAME_HEIGHT : 0,
  })
}

/** Narrower cells have no room for a number. */
const TAGGED_FROM = 22
const NAME_HEIGHT = 19

/** Where a word may stand, and how large. */
type At = Pick<Tag, 'place' | 'k'>

/** False when nothing on it is lit: it stepped back whole. */
function lookAtWorker(lit: Lit, name: string, at: At, found: Found): boolean {
  const related = lit.seen.get(`Worker/${name}`)
  if (related !== undefined) wear(lit, related, at, true, found)
  const stays = related !== undefined || lit.onWorker.has(name) || isSelf(lit, 'Worker', name)
  if (!stays) found.rest.push(at.place)
  return stays
}

function lookAtPod(lit: Lit, key: string, at: At, isSpoken: boolean, found: Found): void {
  const related = lit.seen.get(`Pod/${key}`)
  found.spoken.push(at.place)
  if (related !== undefined) wear(lit, related, at, isSpoken, found)
  else if (isSelf(lit, 'Pod', key)) found.self = at.place
  else found.rest.push(at.place)
}

function wear(lit: Lit, related: Related, at: At, isSpoken: boolean, found: Found): void {
  found.rims.push({ place: at.place, relation: related.relation })
  const words = tieWords(related, lit.of)
  if (isSpoken && words.length > 0) found.tags.push({ ...at, words })
}

/** Where its pods are too small to be spoken of, the worker says how many of them are lit. */
function countOn(lit: Lit, name: string): readonly string[] | undefined {
  const pods = lit.onWorker.get(name)
  const told = isSelf(lit, 'Worker', name) || lit.seen.has(`Worker/${name}`)
  return pods === undefined || told ? undefined : countWords(pods, lit.of)
}

const isSelf = ({ of }: Lit, kind: 'Pod' | 'Worker', key: string): boolean =>
  of.kind === kind && of.key === key

function headerOf({ card, magnified }: TiledCard, view: View): Box {
  const { width, height } = card
  const { header } = cardInside(box(0, 0, width * magnified, height * magnified))
  return onScreen(view, box(card.x, card.y, header.width / magnified, header.height / magnified))
}

function stepBack(pen: Pen, places: readonly Box[], inks: Inks): void {
  pen.globalAlpha = 0.42
  pen.fillStyle = inks.canvas
  pen.beginPath()
  for (const { x, y, width, height } of places) pen.rect(x - 1, y - 1, width + 2, height + 2)
  pen.fill()
  pen.globalAlpha = 1
}
