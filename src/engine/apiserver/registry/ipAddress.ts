/** IP addresses as text. Source: Kubernetes v1.35 staging/src/k8s.io/apimachinery/pkg/util/validation */

/** Number of an IPv4 address, `undefined` for anything else. Leading zeros are refused. */
export function parseIPv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (match === null) return undefined
  let address = 0
  for (const part of match.slice(1)) {
    if (Number(part) > 255 || (part.length > 1 && part.startsWith('0'))) return undefined
    address = address * 256 + Number(part)
  }
  return address
}

/** Text of the IPv4 address with that number. */
export function formatIPv4(address: number): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256)
  return bytes.join('.')
}

export function isIPv4(text: string): boolean {
  return parseIPv4(text) !== undefined
}

export function isIPv6(text: string): boolean {
  if (!/^[0-9a-fA-F:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?$/.test(text)) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const count = groups.length + (last.includes('.') ? 1 : 0)
  const wellFormed = groups.every((group, i) =>
    i === groups.length - 1 && group.includes('.')
      ? isIPv4(group)
      : /^[0-9a-fA-F]{1,4}$/.test(group),
  )
  return wellFormed && (halves.length === 2 ? count < 8 : count === 8)
}

export function isIP(text: string): boolean {
  return isIPv4(text) || isIPv6(text)
}
