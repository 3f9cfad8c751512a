/** What a rectangle drawn on the stage catches. */
import type { AtlasScene } from '../atlas/atlas'
import { podPlaces, tiledCards } from '../atlas/podPlaces'
import { type Box, bottomOf, holds, overlap, point, rightOf } from '../layout/geometry'

/**
 * The workers wholly inside it; of far cells, those it touches. Where there is none, the pods it
 * touches. `drawn` is in world units; the answer is by subject.
 */
export function caughtBy(drawn: Box, scene: Pick<AtlasScene, 'layout' | 'nearer' | 'mounted'>) {
  const { layout, mounted } = scene
  const cells = layout.far !== undefined && mounted.size === 0
  const workers = [...layout.workers].filter(([, card]) =>
    cells ? overlap(card, drawn) > 0 : within(drawn, card),
  )
  if (workers.length > 0) return workers.map(([name]) => `Worker/${name}`)
  return tiledCards(scene)
    .filter(({ card }) => overlap(card, drawn) > 0)
    .flatMap((card) => podPlaces(card).places)
    .filter(({ place }) => overlap(place, drawn) > 0)
    .map(({ key }) => `Pod/${key}`)
}

const within = (outer: Box, inner: Box): boolean =>
  holds(outer, inner) && holds(outer, point(rightOf(inner), bottomOf(inner)))
