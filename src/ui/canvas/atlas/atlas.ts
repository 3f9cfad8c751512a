/**
 * Paints what is too many for elements: pods as squares in their berths, workers as cells. Painted
 * anew when one looks elsewhere, and a few times a second where something changed; between, and
 * under all that flies, the same sheet serves.
 */
import type { PodLook, PodView } from '../../../protocol/messages'
import { listenToKind, recordOf } from '../../../store/cluster'
import { usePicked } from '../../../store/picked'
import { mostPods } from '../../../store/podsOnNodes'
import { useFits } from '../../../store/scheduling/fits'
import { usePredict, verdictNow } from '../../../store/scheduling/predict'
import { useWalk } from '../../../store/scheduling/walk'
import { useSelection } from '../../../store/selection'
import { onSimulatedTime, tickedNow } from '../../design/simulatedTime'
import { type Box, box, grown, overlap } from '../layout/geometry'
import { type StageLayout, workerId } from '../layout/stageLayout'
import { isTravelling } from '../messages/journeys'
import { isSilent, lookFrom } from '../nodes/podWords'
import type { Ground } from '../paint/ground'
import { type Inks, readInks } from '../paint/inks'
import { type Looking, onScreen, type View } from '../paint/scene'
import { emptied, hiddenSheet, type Pen, repaintPart } from '../paint/sheet'
import { podTarget, ringedTargets, workerTarget } from '../target'
import { drawBands } from './drawBands'
import { type Cell, drawCells } from './drawCells'
import { drawFits } from './drawFits'
import { drawTiles, type Tile } from './drawTile'
import { drawTrouble } from './drawTrouble'
import { drawVerdicts } from './drawVerdicts'
import { type OverlayScene, onOverlays, paintOverlays } from './overlays'
import { podPlaces, type TiledCard, tiledCards } from './podPlaces'
import { type Parts, staleParts } from './stale'
import { type Trouble, troubles } from './trouble'
import { watchCards } from './watchCards'

export interface AtlasScene extends OverlayScene {
  /** The node in somebody's hand: it lies over all others. */
  readonly carried: string | undefined
}

export interface Atlas {
  /** As it should be seen now. */
  ground(): Ground
  show(scene: AtlasScene): void
  /** The view changed. */
  wake(): void
  /** The theme changed. */
  repaint(): void
  stop(): void
}

/** `wanted` is called when the ground is no longer true, so that somebody asks for it anew. */
export function openAtlas(page: Element, look: () => Looking, wanted: () => void): Atlas {
  const sheet = hiddenSheet()
  const stale = staleParts(wanted)
  let inks = readInks(page)
  let scene: AtlasScene | undefined
  let ratio = devicePixelRatio
  let agreed = mostPods()
  let rates = false
  let overlaid = false
  let found: readonly Trouble[] | undefined

  const paint = (context: Pen, view: View, room: Box): void => {
    if (scene === undefined) return
    const { far } = scene.layout
    if (far) {
      found ??= troubles(far.zones)
      rates = paintFar(context, scene, view, room, found, inks)
    } else paintNear(context, scene, view, room, inks)
    overlaid = paintOverlays(context, scene, view, room, inks)
    drawFits(context, scene.layout.workers, view, room, inks)
  }
  /** Only these cards; answers where they are. */
  const paintCards = (workers: ReadonlySet<string>, view: View): readonly Box[] =>
    [...workers].flatMap((worker) => {
      const card = scene?.layout.workers.get(worker)
      if (card === undefined) return []
      const part = grown(onScreen(view, card), ROUND_CARD)
      repaintPart(sheet.pen, part, () => paint(sheet.pen, view, part))
      return [part]
    })
  /**
   * Cells are painted in one go, with the bands across them, and so are lines from card to card;
   * and all cards agree on a size of pods.
   */
  const mustPaintAll = (parts: Parts): parts is 'all' =>
    parts === 'all' ||
    ratio !== devicePixelRatio ||
    (parts.size > 0 && (scene?.layout.far !== undefined || overlaid || agreed !== mostPods()))

  const stops = [
    stale.stop,
    watchCards(stale.soon),
    listenToKind('Worker', () => {
      found = undefined
      if (scene?.layout.far) stale.allSoon()
    }),
    useSelection.subscribe(stale.all),
    usePicked.subscribe(stale.all),
    useFits.subscribe(stale.all),
    useWalk.subscribe(stale.allSoon),
    usePredict.subscribe(stale.allSoon),
    onOverlays(stale.allSoon),
    onSimulatedTime(() => rates && stale.allSoon()),
  ]
  return {
    ground() {
      const { view, room } = look()
      const parts = stale.take()
      if (!mustPaintAll(parts)) return { sheet: sheet.canvas, changed: paintCards(parts, view) }
      // The page may have moved to another screen.
      ratio = devicePixelRatio
      agreed = mostPods()
      paint(emptied(sheet, room), view, box(0, 0, room.width, room.height))
      return { sheet: sheet.canvas, changed: undefined }
    },
    show(next) {
      scene = next
      found = undefined
      stale.all()
    },
    wake: stale.all,
    repaint() {
      inks = readInks(page)
      stale.all()
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}

/** Rings and halos of a card reach so far round it, in the page's pixels. */
const ROUND_CARD = 8

function paintFar(
  context: Pen,
  scene: AtlasScene,
  view: View,
  room: Box,
  found: readonly Trouble[],
  inks: Inks,
): boolean {
  const { layout, mounted } = scene
  const now = tickedNow()
  const cells: Cell[] = []
  for (const [name, card] of layout.workers) {
    const cell = onScreen(view, card)
    if (!mounted.has(name) && overlap(cell, room) > 0) cells.push({ ...cell, name })
  }
  drawCells(context, cells, now, inks)
  drawVerdicts(context, cells, inks)
  paintTiles(context, tiledCards(scene), view, room, inks)
  if (mounted.size === 0) paintTroubles(context, layout, found, view, room, inks)
  const ringed = ringedTargets()
  for (const cell of cells) if (ringed.has(workerTarget(cell.name))) ring(context, cell, inks)
  return drawBands(context, layout, now, view, inks)
}

function paintTroubles(
  context: Pen,
  layout: StageLayout,
  found: readonly Trouble[],
  view: View,
  room: Box,
  inks: Inks,
): void {
  const cellOf = (name: string): Box | undefined => {
    const card = layout.workers.get(name)
    return card && onScreen(view, card)
  }
  const plates: Box[] = []
  for (const trouble of found) {
    const plate = drawTrouble(context, trouble, cellOf, room, plates, inks)
    if (plate) plates.push(plate)
  }
}

/** The card in somebody's hand last, on whatever it is carried over. */
function paintNear(context: Pen, scene: AtlasScene, view: View, room: Box, inks: Inks): void {
  const cards = tiledCards(scene)
  const inHand = ({ name }: TiledCard): boolean => workerId(name) === scene.carried
  paintTiles(
    context,
    cards.filter((card) => !inHand(card)),
    view,
    room,
    inks,
  )
  for (const one of cards.filter(inHand)) {
    const { x, y, width, height } = onScreen(view, one.card)
    context.clearRect(x, y, width, height)
    paintTiles(context, [one], view, room, inks)
  }
}

/** The pods of those cards that show them as squares. */
function paintTiles(
  context: Pen,
  cards: readonly TiledCard[],
  view: View,
  room: Box,
  inks: Inks,
): void {
  const tiles: Tile[] = []
  const ringed = ringedTargets()
  const rings: Box[] = []
  for (const one of cards) {
    const { name, card } = one
    if (overlap(onScreen(view, card), room) === 0 || verdictNow(name) !== undefined) continue
    const { size, places } = podPlaces(one)
    if (size !== 'tile') continue
    const worker = recordOf('Worker', name)
    const silent = worker !== undefined && isSilent(worker)
    for (const { key, place: inWorld } of places) {
      const place = onScreen(view, inWorld)
      const pod = recordOf('Pod', key)
      const look = pod?.node === '' || isTravelling(key) ? 'expected' : lookOf(pod, silent)
      tiles.push({ ...place, look })
      if (ringed.has(podTarget(key))) rings.push(place)
    }
  }
  drawTiles(context, tiles, inks)
  for (const place of rings) ring(context, place, inks)
}

const lookOf = (pod: PodView | undefined, silent: boolean): PodLook =>
  pod ? lookFrom(pod, silent) : 'unknown'

function ring(context: Pen, { x, y, width, height }: Box, inks: Inks): void {
  context.strokeStyle = inks.select
  context.lineWidth = 2.5
  context.beginPath()
  context.roundRect(x - 3, y - 3, width + 6, height + 6, 5)
  context.stroke()
}
