import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { curves, durations } from './motion'

type Triple = readonly [number, number, number]
type Theme = Readonly<Record<string, Triple>>

const sheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

const themes: Readonly<Record<string, Theme>> = {
  light: coloursIn(/\[data-theme=["']light["']\]\s*\{/),
  dark: coloursIn(/\n\[data-theme=["']dark["']\]\s*\{/),
}

/** Colour blindness at full strength: Machado, Oliveira and Fernandes 2009, on linear sRGB. */
const sights: Readonly<Record<string, readonly Triple[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const grounds = ['canvas', 'board', 'berth', 'card', 'sunk', 'panel']
const phases = ['running', 'pending', 'creating', 'failed', 'ending', 'done', 'unknown']
const softs = phases.map((phase) => `phase-${phase}-soft`)
const verbs = ['create', 'read', 'update', 'delete', 'traffic'].map((verb) => `verb-${verb}`)
const whos = [
  'you',
  'api',
  'etcd',
  'scheduler',
  'controllers',
  'cloud',
  'kubelet',
  'proxy',
  'runtime',
].map((who) => `who-${who}`)

/** What is read on what, and the least WCAG 2 contrast it must have. */
const contrasts: readonly (readonly [fronts: string[], backs: string[], least: number])[] = [
  [['text', 'text-quiet'], [...grounds, 'select-soft', ...softs], 4.5],
  [['text-faint'], grounds, 4.5],
  [['bad-text'], ['card', 'panel', 'canvas', 'phase-failed-soft'], 4.5],
  [['ok-text'], ['card', 'panel', 'canvas', 'phase-running-soft'], 4.5],
  [['warn-text'], ['card', 'panel', 'canvas', 'phase-pending-soft'], 4.5],
  [['on-primary'], ['primary'], 4.5],
  [['panel'], ['text', 'wire-live', 'select'], 4.5],
  [['select'], ['card', 'panel', 'canvas', 'select-soft'], 4.5],
  [['on-verb'], ['score-a', 'score-b', 'verb-delete'], 4.5],
  [whos, ['card', 'canvas', 'panel', 'board'], 3],
  [['select', 'focus', 'ink', 'line-strong', ...verbs], ['card', 'canvas', 'panel'], 3],
  [phases.map((phase) => `phase-${phase}`), ['card', 'berth'], 3],
  [['on-verb'], verbs, 3],
  [['wire'], ['canvas'], 3],
  [['lamp-line'], ['card'], 3],
  [['select'], ['board'], 3],
  [['wire-live'], ['board'], 4.5],
]

/** What must be told apart by colour, and the least distance (OKLab ΔE ×100) in every sight. */
const apart: readonly (readonly [tokens: string[], least: number])[] = [
  [verbs.filter((verb) => verb !== 'verb-traffic'), 9],
  // The pencil is never a message's fill, always a ring, a line or a number: 7 is enough there.
  [['select', ...verbs.filter((verb) => verb !== 'verb-traffic')], 7],
  [['running', 'pending', 'creating', 'failed', 'unknown'].map((phase) => `phase-${phase}`), 7],
]

describe.each(Object.entries(themes))('the colours by %s', (_, theme) => {
  const pairs = contrasts.flatMap(([fronts, backs, least]) =>
    fronts.flatMap((front) => backs.map((back) => ({ front, back, least }))),
  )
  it('have the contrast their job needs', () => {
    const low = pairs.filter(({ front, back, least }) => contrast(theme, front, back) < least)
    expect(low).toEqual([])
  })

  it.each(Object.keys(sights))('are told apart in %s sight', (sight) => {
    const near = apart.flatMap(([tokens, least]) =>
      pairsOf(tokens).filter(([one, other]) => distance(theme, one, other, sight) < least),
    )
    expect(near).toEqual([])
  })

  it('have heat steps that the eye can count', () => {
    const steps = [0, 1, 2, 3, 4].map((step) =>
      distance(theme, `heat-${step}`, `heat-${step + 1}`, 'full'),
    )
    expect(steps.filter((step) => step < 7)).toEqual([])
  })

  it('can all be shown on an ordinary screen', () => {
    const outside = Object.entries(theme).filter(([, colour]) =>
      linear(colour).some((channel) => channel < -0.003 || channel > 1.003),
    )
    expect(outside).toEqual([])
  })

  it('are checked as often as the look asks: 252 times a theme', () => {
    const told = apart.reduce((sum, [tokens]) => sum + pairsOf(tokens).length, 0)
    expect(pairs.length + told * Object.keys(sights).length + 5).toBe(252)
  })
})

/** Set by program: how large the stage is seen, and how much room there is for what opens. */
const MEASURED = /^(at|radix)-/

describe('the tokens', () => {
  it('give the same durations and easings to CSS and to program', () => {
    expect(sheet).toContain(`--d-touch: ${durations.touch}ms`)
    expect(sheet).toContain(`--d-fade: ${durations.fade}ms`)
    expect(sheet).toContain(`--d-move: ${durations.move}ms`)
    expect(sheet).toContain(`--d-settle: ${durations.settle}ms`)
    expect(sheet).toContain(`--d-flight: ${durations.flight}ms`)
    expect(sheet).toContain(`--d-pod-flight: ${durations.podFlight}ms`)
    for (const [name, curve] of Object.entries(curves)) {
      const css = new RegExp(`--e-${name}: cubic-bezier\\(([^)]*)\\)`).exec(sheet)?.[1]
      expect(css?.split(',').map(Number)).toEqual([...curve])
    }
  })

  it.each(styleSheets(new URL('..', import.meta.url).pathname))(
    'are the only source of colour, size and time in %s',
    (path) => {
      const css = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
      const raw = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|\b\d*\.?\d+(?:px|ms|s|rem)\b/gi
      expect(css.match(raw) ?? []).toEqual([])
      const named = [...css.matchAll(/var\(--([\w-]+)/g)].map((match) => match[1] ?? '')
      const own = new Set([...css.matchAll(/--([\w-]+)\s*:/g)].map((match) => match[1] ?? ''))
      const unknown = named.filter(
        (name) => !sheet.includes(`--${name}:`) && !own.has(name) && !MEASURED.test(name),
      )
      expect(unknown).toEqual([])
    },
  )
})

function coloursIn(selector: RegExp): Theme {
  const from = sheet.search(selector)
  const block = sheet.slice(from, sheet.indexOf('\n}', from))
  const colours = block.matchAll(/--([\w-]+):\s*oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)
  return Object.fromEntries(
    [...colours].map(([, name, l, c, h]) => [name, [Number(l), Number(c), Number(h)] as const]),
  )
}

/** The style sheets of this room and the canvas; other rooms look after their own. */
function styleSheets(folder: string): string[] {
  return ['design', 'canvas'].flatMap((room) =>
    readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.module.css'))
      .map((name) => join(folder, room, name)),
  )
}

function pairsOf(tokens: readonly string[]): (readonly [string, string])[] {
  return tokens.flatMap((one, i) => tokens.slice(i + 1).map((other) => [one, other] as const))
}

function colour(theme: Theme, token: string): Triple {
  const found = theme[token]
  if (found === undefined) throw new Error(`tokens.css has no ${token}`)
  return found
}

/** OKLCH to linear sRGB. */
function linear([lightness, chroma, hue]: Triple): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

/** Linear sRGB to OKLab. */
function lab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

const clipped = ([r, g, b]: Triple): Triple => [unit(r), unit(g), unit(b)]
const unit = (channel: number): number => Math.min(1, Math.max(0, channel))

function contrast(theme: Theme, one: string, other: string): number {
  const [x, y] = [luminance(colour(theme, one)), luminance(colour(theme, other))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

function luminance(of: Triple): number {
  const [r, g, b] = clipped(linear(of))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function distance(theme: Theme, one: string, other: string, sight: string): number {
  const [x, y] = [seen(colour(theme, one), sight), seen(colour(theme, other), sight)]
  return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

function seen(of: Triple, sight: string): Triple {
  const [r, g, b] = linear(of)
  const row = (i: number) => {
    const [x, y, z] = sights[sight]?.[i] ?? [0, 0, 0]
    return x * r + y * g + z * b
  }
  return lab(clipped([row(0), row(1), row(2)]))
}
