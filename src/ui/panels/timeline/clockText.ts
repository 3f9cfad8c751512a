/** Simulated time as a clock shows it: `0:41.200`, `1:02:03.004`. */
export function clockText(micros: number): string {
  const millis = Math.floor(micros / 1000)
  const seconds = Math.floor(millis / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const tail = `${two(seconds % 60)}.${String(millis % 1000).padStart(3, '0')}`
  return hours > 0 ? `${hours}:${two(minutes % 60)}:${tail}` : `${minutes}:${tail}`
}

/** A stretch that was skipped: `9.8 s`, `4.5 min`, `26 h`. Short, for there is little room. */
export function spanText(micros: number): string {
  const seconds = micros / 1_000_000
  if (seconds < 60) return `${rough(seconds)} s`
  return seconds < 3600 ? `${rough(seconds / 60)} min` : `${rough(seconds / 3600)} h`
}

const rough = (value: number): string =>
  value < 10 ? value.toFixed(1).replace('.0', '') : String(Math.round(value))

const two = (value: number): string => String(value).padStart(2, '0')
