/** Hands that have only keys: Tab to a control, arrows inside of what it holds. */
import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until it has the focus. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  await pressUntil(target, () => 'Tab', 90)
}

/** Presses the arrows that lead to it, from what has the focus. */
export const arrowTo = async (target: Locator): Promise<void> => {
  await expect(target).toBeVisible()
  await pressUntil(target, () => target.evaluate(arrowTowards), 24)
}

async function pressUntil(target: Locator, key: () => string | Promise<string>, most: number) {
  for (let i = 0; i < most; i++) {
    if (await hasFocus(target)) return
    await target.page().keyboard.press(await key())
  }
  await expect(target).toBeFocused()
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement)

function arrowTowards(target: Element): string {
  const middle = (element: Element | null) => {
    const box = (element ?? document.body).getBoundingClientRect()
    return [box.left + box.width / 2, box.top + box.height / 2] as const
  }
  const [x, y] = middle(target)
  const [fromX, fromY] = middle(document.activeElement)
  if (Math.abs(x - fromX) > Math.abs(y - fromY)) return x > fromX ? 'ArrowRight' : 'ArrowLeft'
  return y > fromY ? 'ArrowDown' : 'ArrowUp'
}

/** The names of the controls in sight that no key leads to, and of those that do not show it. */
export async function walk(page: Page): Promise<{ unreached: string[]; unseen: string[] }> {
  await page.evaluate(remember)
  const first = await stepBy(page, 'Tab')
  for (let i = 0; i < 90; i++) {
    if ((await stepBy(page, 'Tab')) === first) break
    const isGroup = await page.evaluate(
      () => document.activeElement?.closest('[role="radiogroup"], [role="tablist"]') !== null,
    )
    for (let k = 0; isGroup && k < 3; k++) await stepBy(page, 'ArrowRight')
  }
  // What a card of the stage holds is reached from its head, which Tab has reached.
  for (const inner of await page.locator('[data-stop="inner"]').all()) {
    await inner.evaluate((element) =>
      element
        .closest('article, section')
        ?.querySelector<HTMLElement>('[data-stop]:not([data-stop="inner"])')
        ?.focus(),
    )
    await arrowTo(inner)
    await page.evaluate(note)
  }
  return page.evaluate(missed)
}

/** The place among all controls that the key leads to. */
async function stepBy(page: Page, key: string): Promise<number> {
  await page.keyboard.press(key)
  return page.evaluate(note)
}

declare global {
  interface Window {
    controls: { element: Element; plain: string; reached: boolean; seen: boolean }[]
    /** The lines round an element, round what it heads and round what it holds. */
    linesOf(element: Element): string
  }
}

function remember(): void {
  window.linesOf = (element) => {
    const round = [element, ...element.querySelectorAll('*')]
    for (let at = element.parentElement; at !== null; at = at.parentElement) round.push(at)
    return round
      .map((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
        return `${outlineStyle === 'none' ? '' : outlineWidth} ${boxShadow}`
      })
      .join()
  }
  const kinds =
    'button, input, select, textarea, a[href], summary, [tabindex="0"]:not([role$="group"])'
  window.controls = [...document.querySelectorAll(kinds)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled'))
    .filter((one) => one.closest('[aria-hidden="true"]') === null)
    // Wires are walked along in a story of their own.
    .filter((one) => one.getAttribute('data-stop') !== 'wire')
    .map((element) => ({ element, plain: window.linesOf(element), reached: false, seen: false }))
}

function note(): number {
  const at = window.controls.findIndex(({ element }) => element === document.activeElement)
  const control = window.controls[at]
  if (control !== undefined) {
    control.reached = true
    control.seen ||= window.linesOf(control.element) !== control.plain
  }
  return at
}

function missed(): { unreached: string[]; unseen: string[] } {
  const names = (which: typeof window.controls) =>
    which.map(({ element }) => element.getAttribute('aria-label') ?? element.textContent ?? '')
  const reached = window.controls.filter((one) => one.reached)
  return {
    unreached: names(window.controls.filter((one) => !one.reached)),
    unseen: names(reached.filter((one) => !one.seen)),
  }
}
