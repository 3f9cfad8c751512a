/** Number keys name a node of the list; `r` shows who it is. Not while somebody types. */
export function listenToDigits(
  nodes: readonly string[],
  name: (node: string) => void,
  show?: () => void,
): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === 'r') show?.()
    const node = /^[1-9]$/.test(event.key) ? nodes[Number(event.key) - 1] : undefined
    if (node !== undefined) name(node)
  }
  addEventListener('keydown', listen)
  return () => removeEventListener('keydown', listen)
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
