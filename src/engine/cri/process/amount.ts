const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  m: 0.001,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 1024,
  Mi: 1_048_576,
  Gi: 1_073_741_824,
}

/** `150M`, `64Mi`, `500m`, `2` as a number. Undefined for anything else. */
export function parseAmount(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([a-zA-Z]{0,2})$/.exec(text)
  const unit = UNITS[match?.[2] ?? '']
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit
}
