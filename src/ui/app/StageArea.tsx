import { useState } from 'react'
import { dropTool } from '../../store/clusterTools'
import { openManifest, useEditing } from '../../store/editing'
import { notify, notifyIfRefused } from '../../store/notices'
import { Stage } from '../canvas/Stage'
import type { StageTarget } from '../canvas/target'
import { FirstAction } from './FirstAction'
import { readFiles } from './readFiles'
import { StageMenu } from './StageMenu'

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
        onDropFiles={(files) => void takeFiles(files)}
        invitation={<FirstAction />}
      />
      {asked && <StageMenu target={asked.target} at={asked.at} onClose={() => ask(undefined)} />}
    </>
  )
}

/** Dropped text joins what the editor holds as further documents: nothing there is lost. */
async function takeFiles(files: readonly File[]): Promise<void> {
  const read = await readFiles(files)
  for (const problem of read.problems) notify(problem)
  if (read.texts.length === 0) return
  const { text, path } = useEditing.getState()
  const kept = path === '' && text.trim() !== '' ? [text] : []
  openManifest([...kept, ...read.texts].map((one) => one.trimEnd()).join('\n---\n'))
}
