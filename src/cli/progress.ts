import { showable, type Terminal } from './terminal.ts'

/** Talk on stderr while something goes on. */
export type Progress = {
  /** Where it stands: on a terminal one line that changes, elsewhere a line for each change. */
  now(text: string): void
  /** What stays to be read. */
  say(text: string): void
  end(): void
}

const clearLine = '\r\u001b[K'

export function progressOn({ stderr }: Pick<Terminal, 'stderr'>): Progress {
  let shown = ''
  const clear = () => {
    if (stderr.isTTY && shown !== '') stderr.write(clearLine)
  }
  return {
    now(text) {
      const line = showable(text)
      if (line === shown) return
      stderr.write(stderr.isTTY ? `${clearLine}${line}` : `${line}\n`)
      shown = line
    },
    say(text) {
      clear()
      stderr.write(`${showable(text)}\n`)
      shown = ''
    },
    end() {
      clear()
      shown = ''
    },
  }
}
