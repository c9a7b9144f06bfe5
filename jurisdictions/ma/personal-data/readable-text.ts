/** Turns the text of a file, in pieces, into the text that people read in it. */
export type ReadableText = { add(piece: string): string; end(): string }

export const plainText = (): ReadableText => ({ add: (piece) => piece, end: () => '' })

/** JSON: what `\u0627` and its like stand for; everything else as it is. */
export function jsonText(): ReadableText {
  return inPieces(
    /\\(?:u[0-9a-fA-F]{0,4}|.)?/gs,
    (escaped) => {
      if (escaped === '\\n' || escaped === '\\r' || escaped === '\\t') return '\n'
      if (/^\\u[0-9a-fA-F]{4}$/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
      return escaped.slice(1)
    },
    /(?<!\\)(?:\\\\)*\\(?:u[0-9a-fA-F]{0,3})?$/,
  )
}

const entities: ReadonlyMap<string, string> = new Map([
  ...([
    ['nbsp', '\u00a0'],
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['apos', "'"],
    ['eacute', 'é'],
    ['egrave', 'è'],
    ['agrave', 'à'],
    ['ccedil', 'ç'],
    ['ecirc', 'ê'],
    ['iuml', 'ï'],
    ['deg', '°'],
    ['rlm', ''],
    ['lrm', ''],
    ['zwnj', ''],
    ['zwj', ''],
  ] as const),
])
const inline = /^<\/?(?:a|abbr|b|bdi|bdo|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)(?![a-z0-9-])/i

/** HTML and XML: tags that part nothing vanish, others end a line; what attributes say stays; references are written out. */
export function markupText(): ReadableText {
  return inPieces(
    /<[/!?a-zA-Z][^<>]{0,2000}>|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});/g,
    (written) => {
      if (written.startsWith('<')) {
        const said = Array.from(written.matchAll(/=\s*(?:"([^"]*)"|'([^']*)')/g), ([, one, other]) => one ?? other)
        const mark = inline.test(written) ? '' : '\n'
        return said.some((value) => /[0-9@]/.test(value ?? '')) ? `\n${said.join('\n')}\n` : mark
      }
      const name = written.slice(1, -1)
      if (!name.startsWith('#')) return entities.get(name) ?? written
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
    },
    /(?:<[/!?a-zA-Z]?[^<>]{0,2000}|&[#a-zA-Z0-9]{0,8})$/,
  )
}

/** Replaces what matches, and holds back an end that may be the beginning of a match. */
function inPieces(pattern: RegExp, replacement: (written: string) => string, unfinished: RegExp): ReadableText {
  let held = ''
  return {
    add(piece) {
      const text = held + piece
      const from = Math.max(0, text.length - 2_002)
      const beginning = unfinished.exec(text.slice(from))
      const cut = beginning ? from + beginning.index : text.length
      held = text.slice(cut)
      return text.slice(0, cut).replace(pattern, replacement)
    },
    end() {
      const rest = held
      held = ''
      return rest.replace(pattern, replacement)
    },
  }
}
