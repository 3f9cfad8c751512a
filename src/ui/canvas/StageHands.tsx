import { useEffect } from 'react'
import { keepLives } from '../../store/life/lives'
import type { AtlasScene } from './atlas/atlas'
import { FitsPlate } from './fits/FitsPlate'
import { LitPlate } from './lit/LitPlate'
import { Minimap } from './minimap/Minimap'
import { InsidePlate } from './nodes/inside/InsidePlate'
import { NotesLayer } from './notes/NotesLayer'
import { Picking } from './picking/Picking'
import css from './StageHands.module.css'
import { FollowPlate } from './view/FollowPlate'
import { WireList } from './wires/WireList'
import { WirePlate } from './wires/WirePlate'
import { WireStops } from './wires/WireStops'

/** What hands do on the stage beyond a click, not needed for the first picture. */
export function StageHands({ scene }: { readonly scene: AtlasScene }) {
  useEffect(keepLives, [])
  return (
    <>
      <Picking scene={scene} />
      <WirePlate scene={scene} />
      <WireStops scene={scene} />
      <WireList scene={scene} />
      <InsidePlate />
      <NotesLayer layout={scene.layout} />
      <Minimap layout={scene.layout} />
      <div className={css.said} data-far={scene.layout.far !== undefined}>
        <FollowPlate layout={scene.layout} />
        <FitsPlate />
        <LitPlate />
      </div>
    </>
  )
}
