/** Amounts as a comparison writes them. */
const GI = 1024 ** 3
const MI = 1024 ** 2

/** `2.5 cpu` */
export const coresText = (millis: number): string => `${rounded(millis / 1_000)} cpu`

/** `3.1Gi`, `512Mi` */
export const memoryText = (bytes: number): string =>
  bytes >= GI ? `${rounded(bytes / GI)}Gi` : `${Math.round(bytes / MI)}Mi`

export const percentText = (share: number): string => `${Math.round(share * 100)} %`

export const secondsText = (micros: number): string => `${(micros / 1_000_000).toFixed(1)} s`

const rounded = (amount: number): string => String(Math.round(amount * 10) / 10)

const collator = new Intl.Collator('en', { numeric: true })

/** `worker-2` before `worker-10`. */
export const byNumber = (one: string, other: string): number => collator.compare(one, other)
