/** Data of Secrets is nobody's business: what is shown of it is how much there is. */
export function withoutSecretValues(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { kind, data, stringData } = value as {
    readonly kind?: unknown
    readonly data?: Readonly<Record<string, string>>
    readonly stringData?: Readonly<Record<string, string>>
  }
  if (kind !== 'Secret') return value
  return {
    ...value,
    ...(data !== undefined && { data: sizesOf(data, (text) => (text.length * 3) >> 2) }),
    ...(stringData !== undefined && { stringData: sizesOf(stringData, (text) => text.length) }),
  }
}

/** As `kubectl describe` tells of them. */
const sizesOf = (
  data: Readonly<Record<string, string>>,
  bytesOf: (text: string) => number,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(data).map(([key, text]) => [key, `${bytesOf(text.replace(/=+$/, ''))} bytes`]),
  )
