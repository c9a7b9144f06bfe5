import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Grey levels, one byte a pixel, row by row, as PNG (ISO/IEC 15948): eight bits, colour type 0, no interlace. */
export function grayPng(pixels: Uint8Array, width: number, height: number): Buffer {
  if (pixels.length !== width * height) throw new RangeError(`${pixels.length} pixels are not ${width} × ${height}`)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered(pixels, width, height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row as its difference to the one above (filter type 2): white stays nothing, and strokes go down. */
function filtered(pixels: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    const row = y * (width + 1)
    rows[row] = 2
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      rows[row + 1 + x] = pixels[at]! - (y === 0 ? 0 : pixels[at - width]!)
    }
  }
  return rows
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}
