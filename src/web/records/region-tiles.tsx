import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { inLanguage } from '../../kernel/language.ts'
import { isolate } from '../../words/isolate.ts'
import { words } from '../../words/sentence.ts'
import type { Region } from './setting.ts'

/** What stands in a region: a well with water, a planned one, one that no source describes further, or none. */
export type Well = 'launched' | 'planned' | 'named' | 'none'

export type RegionTile = {
  readonly region: Region
  readonly well: Well
  /** Of the institute, to stand in its square. */
  readonly name: string | null
}

const pitch = 124
const side = 116
const wellNames = ['launched', 'planned', 'named', 'none'] as const

/** The regions as equal squares, north at the top in every language. The table beside it says the same in words. */
export function RegionTiles({ language, tiles }: { language: Language; tiles: readonly RegionTile[] }): JSX.Element {
  const say = words(language)
  const columns = Math.max(...tiles.map(({ region }) => region.tile.column)) + 1
  const rows = Math.max(...tiles.map(({ region }) => region.tile.row)) + 1
  return (
    <svg
      class="tiles"
      viewBox={`-2 -2 ${columns * pitch - 4} ${rows * pitch - 4}`}
      role="img"
      aria-labelledby="tiles-title tiles-desc"
    >
      <title id="tiles-title">{say('network.tiles')}</title>
      <desc id="tiles-desc">{say('network.tiles-desc', { count: tiles.length })}</desc>
      {tiles.map((tile) => (
        <Tile key={tile.region.code} language={language} tile={tile} />
      ))}
    </svg>
  )
}

const looks = {
  launched: { fill: '#dceaee', stroke: '#0b4a5b', 'stroke-width': 3 },
  planned: { fill: '#fff', stroke: '#0b4a5b', 'stroke-width': 3, 'stroke-dasharray': '7 5' },
  named: { fill: '#fff', stroke: '#0b4a5b', 'stroke-width': 3 },
  none: { fill: '#f3f4ef', stroke: '#c9cfc8', 'stroke-width': 1 },
} as const

function Tile({ language, tile }: { language: Language; tile: RegionTile }): JSX.Element {
  const { region, well, name } = tile
  const x = region.tile.column * pitch + 1
  const y = region.tile.row * pitch + 1
  const middle = x + side / 2
  const lines = linesOf(inLanguage(region.names, language).text)
  const longest = Math.max(...lines.map((line) => line.length))
  const first = well === 'none' ? y + 63 - 10 * (lines.length - 1) : y + 75 - 20 * (lines.length - 1)
  return (
    <g>
      <rect x={x} y={y} width={side} height={side} rx="3" {...looks[well]} />
      {well !== 'none' && (
        <g transform={`translate(${middle - 18} ${y + 7})`} fill="none">
          <WellSign well={well} />
        </g>
      )}
      <text
        class="cd"
        x={middle}
        y={y + (well === 'none' ? 69 : 91)}
        text-anchor="middle"
        font-size="32"
        fill="#14201f"
      >
        {region.code}
      </text>
      {lines.map((line, at) => (
        <text
          key={line}
          class="nm"
          x={middle}
          y={first + 20 * at}
          text-anchor="middle"
          font-size={longest > 13 ? 13 : 15}
          fill="#14201f"
        >
          {isolate(line)}
        </text>
      ))}
      {name !== null && (
        <text
          class="nm"
          x={middle}
          y={y + 105}
          text-anchor="middle"
          font-size={name.length > 13 ? 13 : 15}
          font-weight="600"
          fill="#0b4a5b"
        >
          {isolate(name.length > 18 ? `${name.slice(0, 17)}…` : name)}
        </text>
      )}
    </g>
  )
}

/** A name breaks at its hyphens and loses the one it breaks at; a third part stands alone. */
function linesOf(name: string): string[] {
  const parts = name.split(' - ')
  return parts.length > 2 ? [parts.slice(0, -1).join(' - '), parts.at(-1)!] : parts
}

/** The well of the khettara: with water, dashed, or empty. */
export function WellSign({ well }: { well: Exclude<Well, 'none'> }): JSX.Element {
  const launched = well === 'launched'
  return (
    <g transform="scale(1.125)">
      <path
        d="M4 12c5-9 19-9 24 0z"
        fill={launched ? '#0b4a5b' : '#fff'}
        stroke="#0b4a5b"
        stroke-width="2"
        stroke-dasharray={well === 'planned' ? '3.5 2.5' : undefined}
      />
      <path
        d="M12 13v10M20 13v10"
        stroke="#0b4a5b"
        stroke-width="2"
        stroke-dasharray={well === 'planned' ? '3 3' : undefined}
      />
      {launched && <path d="M3 28c10 0 16-2 26-4" stroke="#f5b82e" stroke-width="4" />}
    </g>
  )
}

/** What the signs mean; those that the map has. */
export function WellLegend({ language, tiles }: { language: Language; tiles: readonly RegionTile[] }): JSX.Element {
  const say = words(language)
  return (
    <ul class="legend">
      {wellNames
        .filter((well) => tiles.some((tile) => tile.well === well))
        .map((well) => (
          <li key={well}>
            {well === 'none' ? (
              <svg viewBox="0 0 20 20" aria-hidden="true">
                <rect x="1" y="1" width="18" height="18" rx="2" fill="#f3f4ef" stroke="#6d7a75" />
              </svg>
            ) : (
              <svg viewBox="0 0 36 36" aria-hidden="true" fill="none">
                <WellSign well={well} />
              </svg>
            )}
            {say(`network.well.${well}`)}
          </li>
        ))}
    </ul>
  )
}
