/** The logarithmic slider: 0 … 1000 stands for 0.1× … 1000×. */
const DECADES = 4
const SLOWEST = 0.1

export const factorOf = (slider: number): number => {
  const exact = SLOWEST * 10 ** ((slider / 1000) * DECADES)
  const digits = 10 ** Math.floor(Math.log10(exact))
  return (Math.round((exact / digits) * 10) / 10) * digits
}

export const sliderOf = (factor: number): number =>
  Math.round((Math.log10(factor / SLOWEST) / DECADES) * 1000)

/** How many times slower than real time: `2.5×`, `2500×`; two digits say enough. */
export const formatSlowness = (factor: number): string =>
  factor > 0 ? `${Number((1 / factor).toPrecision(2))}×` : '∞×'

/** `×0.5`, `×1`, `×250` */
export const formatFactor = (factor: number): string =>
  `×${factor >= 10 ? Math.round(factor) : Math.round(factor * 100) / 100}`
