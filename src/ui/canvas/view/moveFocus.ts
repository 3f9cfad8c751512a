/**
 * Arrow keys on the stage: from one thing to the nearest in that direction. Tab goes from part to
 * part and from worker to worker; arrows also reach what is inside the one that has the focus.
 */
type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** True if the key moved the focus, or left the inside of a card. */
export function moveFocus(stage: Element, key: string): boolean {
  const focused = document.activeElement
  if (focused === null || !stage.contains(focused) || !focused.hasAttribute('data-stop'))
    return false
  if (key === 'Escape') return leave(focused)
  if (!isArrow(key)) return false
  const from = focused.getBoundingClientRect()
  let best: HTMLElement | undefined
  let least = Number.POSITIVE_INFINITY
  for (const stop of reachable(stage, focused, key)) {
    const leaves = isInner(focused) && !(isInner(stop) && cardOf(stop) === cardOf(focused))
    const cost = costOf(from, stop.getBoundingClientRect(), key) + (leaves ? LEAVING : 0)
    if (cost < least) {
      least = cost
      best = stop
    }
  }
  best?.focus()
  return best !== undefined
}

const isArrow = (key: string): key is Arrow => arrows.includes(key)

const isInner = (element: Element): boolean => element.getAttribute('data-stop') === 'inner'

const isLevel = (arrow: Arrow): boolean => arrow === 'ArrowLeft' || arrow === 'ArrowRight'

const cardOf = (element: Element): Element | null => element.closest('article, section')

function leave(focused: Element): boolean {
  if (!isInner(focused)) return false
  const head = cardOf(focused)?.querySelector<HTMLElement>('[data-stop]:not([data-stop="inner"])')
  head?.focus()
  return head !== null && head !== undefined
}

/** Wires are walked along from each other, and from the crew that they lead to. */
function reachable(stage: Element, focused: Element, arrow: Arrow): readonly HTMLElement[] {
  const kind = focused.getAttribute('data-stop')
  const wires = kind === 'wire' || (kind === 'inner' && isLevel(arrow))
  const outer = stage.querySelectorAll<HTMLElement>('[data-stop]:not([data-stop="inner"])')
  const inner = cardOf(focused)?.querySelectorAll<HTMLElement>('[data-stop="inner"]') ?? []
  return [...outer, ...(kind === 'wire' ? [] : inner)].filter(
    (stop) => stop !== focused && (wires || stop.getAttribute('data-stop') !== 'wire'),
  )
}

/** Nearer is better, straight ahead far better than aside; what is not ahead cannot be reached. */
function costOf(from: DOMRect, to: DOMRect, arrow: Arrow): number {
  const level = isLevel(arrow)
  const forward = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1
  const [dx, dy] = [
    middle(to.left, to.right) - middle(from.left, from.right),
    middle(to.top, to.bottom) - middle(from.top, from.bottom),
  ]
  const ahead = (level ? dx : dy) * forward
  if (ahead <= LEAST_STEP) return Number.POSITIVE_INFINITY
  const aside = level
    ? gap(from.top, from.bottom, to.top, to.bottom)
    : gap(from.left, from.right, to.left, to.right)
  return ahead + ASIDE * aside + 0.1 * Math.abs(level ? dy : dx)
}

const LEAST_STEP = 3
/** Inside a card, what else is inside comes first: its head is wide, and near everything. */
const LEAVING = 400
const ASIDE = 3

const middle = (one: number, other: number): number => (one + other) / 2

/** How far two stretches lie apart; 0 where they overlap. */
const gap = (a: number, b: number, c: number, d: number): number => Math.max(0, c - b, a - d)
