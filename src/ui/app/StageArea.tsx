import { lazy, Suspense, useState } from 'react'
import { dropTool } from '../../store/clusterTools'
import { notifyIfRefused } from '../../store/notices'
import { placePod } from '../../store/scheduling/standIn'
import { Stage } from '../canvas/Stage'
import type { StageTarget } from '../canvas/target'
import { FirstAction } from './FirstAction'
import { takeFiles } from './takeFiles'

const StageMenu = lazy(async () => ({ default: (await import('./StageMenu')).StageMenu }))

interface Asked {
  readonly target: StageTarget
  readonly at: { readonly x: number; readonly y: number }
}

/** The stage, and what hands do on it: menus, dropped tools, dropped files. */
export function StageArea() {
  const [asked, ask] = useState<Asked>()
  return (
    <>
      <Stage
        onMenu={(target, at) => ask({ target, at })}
        onDropTool={(tool, worker) => void notifyIfRefused(dropTool(tool, worker))}
        onPlacePod={(pod, worker) => void notifyIfRefused(placePod(pod, worker))}
        onDropFiles={(files) => void takeFiles(files)}
        invitation={<FirstAction />}
      />
      {asked && (
        <Suspense>
          <StageMenu target={asked.target} at={asked.at} onClose={() => ask(undefined)} />
        </Suspense>
      )}
    </>
  )
}
