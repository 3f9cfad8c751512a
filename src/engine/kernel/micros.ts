/** Virtual time since power-on. Integer microseconds, never negative. */
export type Micros = number

export const millis = (count: number): Micros => Math.round(count * 1_000)
export const seconds = (count: number): Micros => Math.round(count * 1_000_000)
