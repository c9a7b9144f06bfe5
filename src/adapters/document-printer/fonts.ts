import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { unpackWoff } from './unpack-woff.ts'

export type Weight = 'regular' | 'strong'

/** A font file with the characters that it has. */
export type FontFile = { readonly name: string; readonly bytes: Buffer; readonly characters: ReadonlySet<number> }

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

function openSet(weight: '400' | '600'): FontSet {
  const family = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic'
  return {
    arabic: openFile(`${family}-arabic-${weight}-normal.woff`),
    latin: openFile(`${family}-latin-${weight}-normal.woff`),
    'latin-ext': openFile(`${family}-latin-ext-${weight}-normal.woff`),
    tifinagh: openFile('@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff'),
  }
}

function openFile(name: string): FontFile {
  const bytes = unpackWoff(readFileSync(fileURLToPath(import.meta.resolve(name))))
  return { name, bytes, characters: new Set((create(bytes) as Font).characterSet) }
}

/** The part that has a character; that of its direction where none has it, which then shows a box. */
export function partOf(set: FontSet, character: string, rightToLeft: boolean): FontPart {
  const code = character.codePointAt(0)!
  const first = rightToLeft ? 'arabic' : 'latin'
  return [first, ...parts].find((part): part is FontPart => set[part as FontPart].characters.has(code)) ?? first
}
