import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { unpackWoff } from './unpack-woff.ts'

export type Weight = 'regular' | 'strong'

/** A font file with the characters that it has. */
export type FontFile = { readonly bytes: Buffer; readonly characters: ReadonlySet<number> }

/** In which order a character's file is looked for. */
const parts = ['arabic', 'latin', 'latin-ext', 'tifinagh'] as const
export type FontPart = (typeof parts)[number]

/** The files of a weight: the family of the pages, IBM Plex Sans Arabic, in parts, and Tifinagh beside it. */
export type FontSet = Readonly<Record<FontPart, FontFile>>

/** Read once, at the first print. */
export function fonts(): Readonly<Record<Weight, FontSet>> {
  read ??= { regular: openSet('400'), strong: openSet('600') }
  return read
}

let read: Readonly<Record<Weight, FontSet>> | undefined

/** Each named whole, so that whoever looks for what uses a package finds it. */
const plex = {
  '400': {
    arabic: import.meta.resolve('@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff'),
    latin: import.meta.resolve('@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-400-normal.woff'),
    'latin-ext': import.meta.resolve(
      '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-ext-400-normal.woff',
    ),
  },
  '600': {
    arabic: import.meta.resolve('@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff'),
    latin: import.meta.resolve('@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-600-normal.woff'),
    'latin-ext': import.meta.resolve(
      '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-latin-ext-600-normal.woff',
    ),
  },
} as const
const tifinagh = import.meta.resolve('@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff')

function openSet(weight: '400' | '600'): FontSet {
  const part = plex[weight]
  return {
    arabic: openFile(part.arabic),
    latin: openFile(part.latin),
    'latin-ext': openFile(part['latin-ext']),
    tifinagh: openFile(tifinagh),
  }
}

function openFile(url: string): FontFile {
  const bytes = unpackWoff(readFileSync(fileURLToPath(url)))
  return { bytes, characters: new Set((create(bytes) as Font).characterSet) }
}

/** The part that has a character; that of its direction where none has it, which then shows a box. */
export function partOf(set: FontSet, character: string, rightToLeft: boolean): FontPart {
  const code = character.codePointAt(0)!
  const first = rightToLeft ? 'arabic' : 'latin'
  return [first, ...parts].find((part): part is FontPart => set[part as FontPart].characters.has(code)) ?? first
}
