import type { AtlasScene } from './atlas/atlas'
import { NotesLayer } from './notes/NotesLayer'
import { Picking } from './picking/Picking'
import { WirePlate } from './wires/WirePlate'

/** What hands do on the stage beyond a click, not needed for the first picture. */
export function StageHands({ scene }: { readonly scene: AtlasScene }) {
  return (
    <>
      <Picking scene={scene} />
      <WirePlate scene={scene} />
      <NotesLayer layout={scene.layout} />
    </>
  )
}
