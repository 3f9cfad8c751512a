/** Where each pod of a card lies on the stage, whether it is painted there or built of elements. */
import { mostPods, podsOn } from '../../../store/podsOnNodes'
import { berthPlan, type PodSize, shownIn, slotOf } from '../layout/berth'
import { type Box, box } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { cardInside } from '../layout/workerCard'
import { mooredOn } from '../messages/reservations'
import { cellMagnified, magnifiedBy } from '../view/magnification'

export interface TiledCard {
  readonly name: string
  readonly card: Box
  /** How much larger than the card its inside is laid out. */
  readonly magnified: number
}

interface Cards {
  readonly layout: StageLayout
  readonly nearer: number
  /** Far cells that are drawn as cards. */
  readonly mounted: ReadonlySet<string>
}

/** The workers that show their pods one by one: all of them, or those far cells one is near enough to. */
export function tiledCards({ layout, nearer, mounted }: Cards): readonly TiledCard[] {
  return [...layout.workers].flatMap(([name, card]) => {
    if (layout.far) return mounted.has(name) ? [{ name, card, magnified: cellMagnified(card) }] : []
    return [{ name, card, magnified: magnifiedBy(nearer, card, podsOn(name).length) }]
  })
}

export interface PodPlaces {
  readonly size: PodSize
  /** In world units, in the order of the berth. */
  readonly places: readonly { readonly key: string; readonly place: Box }[]
}

export function podPlaces({ name, card, magnified }: TiledCard): PodPlaces {
  const pods = mooredOn(name)
  const { berth } = cardInside(box(0, 0, card.width * magnified, card.height * magnified))
  const plan = berthPlan(berth, pods.length, magnified === 1 ? mostPods() : pods.length)
  const places = pods.slice(0, shownIn(plan, pods.length)).map((key, i) => {
    const slot = slotOf(plan, i)
    const place = {
      x: card.x + (berth.x + slot.x) / magnified,
      y: card.y + (berth.y + slot.y) / magnified,
      width: slot.width / magnified,
      height: slot.height / magnified,
    }
    return { key, place }
  })
  return { size: plan.size, places }
}
