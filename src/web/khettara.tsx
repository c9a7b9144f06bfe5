import type { JSX } from 'preact'

/**
 * The khettara: wells in a row, joined underground by a channel that slopes gently. Our own drawing, and the only one.
 * A filled well is what exists, a dashed one what is planned, an outline what no source names.
 */

export function BrandMark(): JSX.Element {
  return (
    <svg
      viewBox="0 0 44 44"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
      stroke-linecap="round"
    >
      <path d="M8 12v20M22 12v16M36 12v11" />
      <path d="M5 34.5c9 0 12-5.5 17-6.5s8-5 17-5.5" />
      <circle cx="8" cy="8" r="3.6" fill="#f5b82e" stroke="none" />
      <circle cx="22" cy="8" r="3.6" fill="currentColor" stroke="none" />
      <circle cx="36" cy="8" r="3.6" fill="currentColor" stroke="none" />
    </svg>
  )
}

const shafts = Array.from({ length: 24 }, (_, at) => ({
  x: 30 + 50 * at,
  foot: Math.round(19.5 - (30 + 50 * at) / 120),
}))
const shaftLines = shafts.map(({ x, foot }) => `M${x} 4V${foot}`).join('')

/** The line under the header. One well in six is lit: they mark the distance, no more. */
export function Channel(): JSX.Element {
  return (
    <svg
      class="khettara"
      viewBox="0 0 1200 26"
      preserveAspectRatio="xMaxYMid slice"
      aria-hidden="true"
      fill="none"
      stroke="#3f7482"
      stroke-width="2"
    >
      <path d={`M0 20L1200 10${shaftLines}`} />
      {shafts.map(({ x }, at) => (
        <circle key={x} cx={x} cy="4" r="2.6" fill={at % 6 === 5 ? '#f5b82e' : '#7fa6b1'} stroke="none" />
      ))}
    </svg>
  )
}

const cover = (x: number) => `M${x - 17} 16c6-11 28-11 34 0z`
const shaft = (x: number, foot: number) => `M${x - 5} 16V${foot}M${x + 5} 16V${foot}`
const places = Array.from({ length: 12 }, (_, at) => ({ x: 1152 - 100 * at, foot: 60 + 4 * at }))
const looks = {
  launched: { shaft: { stroke: '#f5b82e' }, cover: { fill: '#f5b82e', stroke: 'none' } },
  planned: {
    shaft: { stroke: '#5d93a1', 'stroke-dasharray': '4 4' },
    cover: { fill: '#0b4a5b', stroke: '#f5b82e', 'stroke-dasharray': '4 3' },
  },
  named: { shaft: { stroke: '#9fc0c8' }, cover: { fill: '#0b4a5b', stroke: '#f5b82e' } },
  none: { shaft: { stroke: '#5d93a1' }, cover: { fill: '#0b4a5b', stroke: '#7fa6b1' } },
} as const
type Look = keyof typeof looks
const order = Object.keys(looks) as Look[]

/**
 * The cross-section on the home page: twelve wells for twelve regions, an institute in each as far as the records name
 * one: filled when its launch was announced, dashed when it is planned.
 */
export function CrossSection({ wells }: { wells: readonly Look[] }): JSX.Element {
  const dug = [...wells].sort((one, other) => order.indexOf(one) - order.indexOf(other))
  return (
    <svg
      class="wells"
      viewBox="0 0 1200 122"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      fill="none"
      stroke-width="1.6"
    >
      <path d="M0 16H1200" stroke="#9fc0c8" />
      {order.map((look) => {
        const here = places.filter((_, at) => (dug[at] ?? 'none') === look)
        if (here.length === 0) return null
        return (
          <g key={look}>
            <path d={here.map(({ x, foot }) => shaft(x, foot)).join('')} {...looks[look].shaft} />
            <path d={here.map(({ x }) => cover(x)).join('')} {...looks[look].cover} />
          </g>
        )
      })}
      <path d="M1200 60C900 68 600 84 0 108V122H1200z" fill="#f5b82e" stroke="none" />
      <path d="M1200 66C900 75 600 91 0 116V122H1200z" fill="#073541" stroke="none" />
    </svg>
  )
}

/** The channel under the seven steps of the path. */
export function PathChannel(): JSX.Element {
  return (
    <svg viewBox="0 0 1200 48" preserveAspectRatio="none" aria-hidden="true" fill="none">
      <path d="M1200 8L0 40" stroke="#f5b82e" stroke-width="4" vector-effect="non-scaling-stroke" />
    </svg>
  )
}
