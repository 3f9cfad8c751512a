import css from './Helm.module.css'

const SPOKES = [0, 45, 90, 135, 180, 225, 270, 315]

/** The mark: a helm, half above the water. */
export function Helm() {
  return (
    <svg className={css.helm} viewBox="-12 -12 24 24" width="24" height="24" aria-hidden="true">
      {SPOKES.map((angle) => (
        <path key={angle} d="M0 -3.5V-11" transform={`rotate(${angle})`} />
      ))}
      <circle className={css.sky} r="7" />
      <path className={css.water} d="M-7 0A7 7 0 0 0 7 0Z" />
      <circle className={css.hub} r="2.2" />
    </svg>
  )
}
