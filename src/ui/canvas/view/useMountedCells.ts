import { useOnViewportChange, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { box, overlap } from '../layout/geometry'
import type { StageLayout } from '../layout/stageLayout'
import { onScreen, type View } from '../paint/scene'

/** A cell this wide on the screen has room for a card. */
const CARD_FROM = 150
/** Cards on the screen at once, and how many more before they become cells again. */
const CARDS_MOST = 30
const CARDS_UNTIL = 36
/** Cards built in one frame: more and a pan stutters. The painted cells stand in meanwhile. */
const BUILT_A_FRAME = 3

/**
 * The far cells that one has come near enough to see as cards. They are built a few a frame, and
 * go at once when they leave the screen.
 */
export function useMountedCells(layout: StageLayout): readonly string[] {
  const flow = useStoreApi()
  const [mounted, setMounted] = useState<readonly string[]>([])
  const frame = useRef(0)
  const update = useCallback(() => {
    frame.current = 0
    const { transform, width, height } = flow.getState()
    setMounted((before) => {
      const wanted = cardsInView(layout, transform, { width, height }, before.length > 0)
      const next = nextMounted(before, wanted)
      if (next.length < wanted.length) frame.current ||= requestAnimationFrame(update)
      return next
    })
  }, [flow, layout])
  const isFar = layout.far !== undefined
  const schedule = useCallback(() => {
    if (isFar) frame.current ||= requestAnimationFrame(update)
  }, [update, isFar])
  useOnViewportChange({ onChange: schedule })
  useEffect(() => {
    schedule()
    return () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
    }
  }, [schedule])
  return layout.far ? mounted : NONE
}

const NONE: readonly string[] = []

function cardsInView(
  { far, workers }: StageLayout,
  view: View,
  { width, height }: { readonly width: number; readonly height: number },
  were: boolean,
): readonly string[] {
  const [first] = workers.values()
  if (far === undefined || first === undefined || onScreen(view, first).width < CARD_FROM)
    return NONE
  const screen = box(0, 0, width, height)
  const seen = [...workers].filter(([, card]) => overlap(onScreen(view, card), screen) > 0)
  return seen.length <= (were ? CARDS_UNTIL : CARDS_MOST) ? seen.map(([name]) => name) : NONE
}

function nextMounted(before: readonly string[], wanted: readonly string[]): readonly string[] {
  const there = new Set(before)
  const stay = before.filter((name) => wanted.includes(name))
  const build = wanted.filter((name) => !there.has(name)).slice(0, BUILT_A_FRAME)
  return stay.length === before.length && build.length === 0 ? before : [...stay, ...build]
}
