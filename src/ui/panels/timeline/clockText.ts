/** Simulated time as a clock shows it: `0:41.200`, `1:02:03.004`. */
export function clockText(micros: number): string {
  const millis = Math.floor(micros / 1000)
  const seconds = Math.floor(millis / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const tail = `${two(seconds % 60)}.${String(millis % 1000).padStart(3, '0')}`
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${tail}` : `${minutes}:${tail}`
}

/** A stretch that was skipped: `9.8 s`, `4 min 30 s`. */
export function spanText(micros: number): string {
  const seconds = micros / 1_000_000
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const rest = Math.round(seconds % 60)
  return `${Math.floor(seconds / 60)} min${rest === 0 ? '' : ` ${rest} s`}`
}

const two = (value: number): string => String(value).padStart(2, '0')
