import type { JSX } from 'preact'
import qrcode from 'qrcode-generator'

/** Light modules around it, so that cameras find its border (ISO/IEC 18004, 9.1). */
const quiet = 4
const pixelsEach = 5

/** A text as a QR code, drawn on the server: one path of dark modules on white, in dark pages too. */
export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount()
  const size = count + 2 * quiet
  const rows = Array.from({ length: count }, (_, row) => darkRuns(code, row, count)).join('')
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={size * pixelsEach}
      height={size * pixelsEach}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={rows} />
    </svg>
  )
}

/** The dark modules of a row as rectangles, neighbours in one. */
function darkRuns(code: ReturnType<typeof qrcode>, row: number, count: number): string {
  let path = ''
  for (let column = 0; column < count; column++) {
    const start = column
    while (column < count && code.isDark(row, column)) column++
    if (column > start) path += `M${start + quiet} ${row + quiet}h${column - start}v1h-${column - start}z`
  }
  return path
}
