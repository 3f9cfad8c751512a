/** A pod on its way: a lifted card with its name and where it goes. */
import { recordOf } from '../../../store/cluster'
import { callName, fitted } from '../../../store/describe'
import { podsOn } from '../../../store/podsOnNodes'
import { stage } from '../../../words/english/stage'
import { wordsOf } from '../../../words/language'
import { durations, easeTravel } from '../../design/motion'
import { berthPlan, slotOf } from '../layout/berth'
import { type Box, box, mix, type Point, point } from '../layout/geometry'
import { placeOn, type Track } from '../layout/track'
import { cardInside } from '../layout/workerCard'
import type { Inks } from '../paint/inks'
import type { Scene, View } from '../paint/scene'
import type { Journey } from './journeys'
import { journeyTrack } from './journeyTrack'

const CARD = { width: 100, height: 48 } as const
/** The last share of the way, in which the card takes the size of its berth. */
const LANDING = 0.82

export interface JourneyPainter {
  /** The boxes the cards take on the screen. */
  paint(
    journeys: readonly Journey[],
    wall: number,
    scene: Scene,
    view: View,
    inks: Inks,
  ): readonly Box[]
}

export function journeyPainter(context: CanvasRenderingContext2D): JourneyPainter {
  const ways = new WeakMap<Journey, { readonly scene: Scene; readonly way: Way | undefined }>()
  const wayOf = (journey: Journey, scene: Scene): Way | undefined => {
    const known = ways.get(journey)
    if (known?.scene === scene) return known.way
    const way = wayTo(journey, scene)
    ways.set(journey, { scene, way })
    return way
  }
  return {
    paint(journeys, wall, scene, view, inks) {
      return journeys.flatMap((journey) => {
        const way = wayOf(journey, scene)
        if (way === undefined) return []
        const share = (wall - journey.left) / durations.podFlight
        if (share < 0) return []
        return [paintCard(context, journey, way, share, view, inks)]
      })
    },
  }
}

interface Way {
  readonly track: Track
  readonly slot: Box
}

function wayTo({ pod, node }: Journey, { layout, wires }: Scene): Way | undefined {
  const card = layout.workers.get(node)
  if (card === undefined) return undefined
  const { berth } = cardInside(card)
  const pods = podsOn(node)
  const plan = berthPlan(berth, pods.length)
  const local = slotOf(plan, Math.min(Math.max(0, pods.indexOf(pod)), plan.capacity - 1))
  const slot = box(
    card.x + berth.x + local.x,
    card.y + berth.y + local.y,
    local.width,
    local.height,
  )
  const middle = point(slot.x + slot.width / 2, slot.y + slot.height / 2)
  const track = journeyTrack(layout, wires, node, middle)
  return track && { track, slot }
}

function paintCard(
  context: CanvasRenderingContext2D,
  { pod, node }: Journey,
  { track, slot }: Way,
  share: number,
  [dx, dy, zoom]: View,
  inks: Inks,
): Box {
  const gone = easeTravel(share)
  const at: Point = placeOn(track, gone * track.length)
  const landing = Math.max(0, (gone - LANDING) / (1 - LANDING))
  const width = mix(CARD.width, slot.width, landing)
  const height = mix(CARD.height, slot.height, landing)
  const lift = Math.min(gone * 12, 1) * (1 - landing)
  context.save()
  context.translate(at.x * zoom + dx, at.y * zoom + dy)
  context.scale(zoom, zoom)
  roundRect(context, -width / 2 + 2 * lift, -height / 2 + 7 * lift, width, height)
  context.fillStyle = inks.shadow
  context.fill()
  roundRect(context, -width / 2, -height / 2, width, height)
  context.fillStyle = inks.look.pending.soft
  context.fill()
  context.strokeStyle = inks.look.pending.line
  context.lineWidth = 2
  context.setLineDash(landing > 0 ? [4, 3] : [])
  context.stroke()
  if (width > 70) words(context, pod, node, width, inks)
  context.restore()
  return box(
    at.x * zoom + dx - (width * zoom) / 2,
    at.y * zoom + dy - (height * zoom) / 2,
    width * zoom,
    height * zoom,
  )
}

function words(
  context: CanvasRenderingContext2D,
  key: string,
  node: string,
  width: number,
  inks: Inks,
): void {
  const pod = recordOf('Pod', key)
  const most = Math.floor((width - 16) / 7.3)
  const name = pod ? callName(pod) : key.slice(key.indexOf('/') + 1)
  context.fillStyle = inks.text
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  context.font = `550 12.5px ${inks.mono}`
  context.fillText(fitted(name, most), -width / 2 + 9, -5)
  context.font = `600 12px ${inks.sans}`
  context.fillText(fitted(wordsOf(stage).to(node), most + 1), -width / 2 + 9, 14)
}

function roundRect(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.beginPath()
  context.roundRect(x, y, width, height, 5)
}
