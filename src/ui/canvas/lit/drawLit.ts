/**
 * What is tied to what is selected wears a rim and a word; of the rest, pods and workers step back:
 * over cards, squares and cells alike. Lines lead to it from the selected pod, where they are few.
 */
import { type Lit, litNow } from '../../../store/relations/lit'
import type { Related } from '../../../store/relations/relations'
import { countWords, tieWords } from '../../../store/relations/words'
import type { OverlayScene } from '../atlas/overlays'
import { podPlaces, type TiledCard, tiledCards } from '../atlas/podPlaces'
import { type Box, box, overlap } from '../layout/geometry'
import { cardInside } from '../layout/workerCard'
import type { Inks } from '../paint/inks'
import { onScreen, scaleOf, type View } from '../paint/scene'
import type { Pen } from '../paint/sheet'
import { drawLines } from './drawLines'
import { drawRims, type Rimmed } from './drawRims'
import { drawTag } from './drawTag'

export function drawLit(pen: Pen, scene: OverlayScene, view: View, room: Box, inks: Inks): void {
  const lit = litNow()
  if (lit === undefined) return
  const found = lookFor(lit, scene, view, room)
  stepBack(pen, found.rest, inks)
  drawLines(pen, found, room, inks)
  drawRims(pen, found.rims, inks)
  const k = scaleOf(view)
  for (const { place, words } of found.tags) drawTag(pen, place, words, k, inks)
}

interface Found {
  /** What steps back. */
  readonly rest: Box[]
  readonly rims: Rimmed[]
  readonly tags: { readonly place: Box; readonly words: readonly string[] }[]
  /** Where words are: lines pass behind. */
  readonly spoken: Box[]
  /** Where the selected pod itself is. */
  self: Box | undefined
}

function lookFor(lit: Lit, scene: OverlayScene, view: View, room: Box): Found {
  const found: Found = { rest: [], rims: [], tags: [], spoken: [], self: undefined }
  const inView = ({ card }: { readonly card: Box }) => overlap(onScreen(view, card), room) > 0
  for (const one of tiledCards(scene).filter(inView)) {
    const { name, card } = one
    const place = onScreen(view, card)
    if (!lookAtWorker(lit, name, place, found)) continue
    const { size, places } = podPlaces(one)
    found.spoken.push(headerOf(one, view))
    const spoken = size === 'wide' || size === 'narrow'
    for (const pod of places) lookAtPod(lit, pod.key, onScreen(view, pod.place), spoken, found)
    if (!spoken) count(lit, name, place, found)
  }
  if (scene.layout.far === undefined) return found
  for (const [name, card] of scene.layout.workers) {
    if (scene.mounted.has(name) || !inView({ card })) continue
    const place = onScreen(view, card)
    if (!lookAtWorker(lit, name, place, found)) continue
    if (!lit.seen.has(`Worker/${name}`) && !isSelf(lit, 'Worker', name)) {
      found.rims.push({ place, relation: relationOn(lit), outset: CELL_OUTSET })
    }
    count(lit, name, place, found)
  }
  return found
}

function headerOf({ card, magnified }: TiledCard, view: View): Box {
  const { width, height } = card
  const { header } = cardInside(box(0, 0, width * magnified, height * magnified))
  return onScreen(view, box(card.x, card.y, header.width / magnified, header.height / magnified))
}

/** False when nothing on it is lit: it stepped back whole. */
function lookAtWorker(lit: Lit, name: string, place: Box, found: Found): boolean {
  const related = lit.seen.get(`Worker/${name}`)
  if (related !== undefined) wear(lit, related, place, true, found)
  const stays = related !== undefined || lit.onWorker.has(name) || isSelf(lit, 'Worker', name)
  if (!stays) found.rest.push(place)
  return stays
}

function lookAtPod(lit: Lit, key: string, place: Box, spoken: boolean, found: Found): void {
  const related = lit.seen.get(`Pod/${key}`)
  found.spoken.push(place)
  if (related !== undefined) wear(lit, related, place, spoken, found)
  else if (isSelf(lit, 'Pod', key)) found.self = place
  else found.rest.push(place)
}

function wear(lit: Lit, related: Related, place: Box, spoken: boolean, found: Found): void {
  found.rims.push({ place, relation: related.relation, outset: OUTSET })
  const words = tieWords(related, lit.of)
  if (spoken && words.length > 0) found.tags.push({ place, words })
}

/** Where its pods are too small to be spoken of, the worker says how many of them are lit. */
function count(lit: Lit, name: string, place: Box, found: Found): void {
  const pods = lit.onWorker.get(name)
  if (pods === undefined || isSelf(lit, 'Worker', name) || lit.seen.has(`Worker/${name}`)) return
  found.tags.push({ place, words: countWords(pods, lit.of) })
}

/** A cell wears the rim that most of what is lit on it would wear. */
const relationOn = ({ of }: Lit): Related['relation'] =>
  of.kind === 'Service' ? 'endpoint' : 'owned'

const isSelf = ({ of }: Lit, kind: 'Pod' | 'Worker', key: string): boolean =>
  of.kind === kind && of.key === key

const OUTSET = 2
const CELL_OUTSET = 1

function stepBack(pen: Pen, places: readonly Box[], inks: Inks): void {
  pen.globalAlpha = 0.5
  pen.fillStyle = inks.canvas
  pen.beginPath()
  for (const { x, y, width, height } of places) pen.rect(x - 1, y - 1, width + 2, height + 2)
  pen.fill()
  pen.globalAlpha = 1
}
