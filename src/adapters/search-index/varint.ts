/** Unsigned integers in groups of seven bits, lowest first, as Protocol Buffers and Lucene write them. */
export class VarintWriter {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(capacity = 1 << 12) {
    this.#bytes = new Uint8Array(capacity)
  }

  get length(): number {
    return this.#length
  }

  write(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#enlarge()
    let rest = value
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  /** A number in so many bytes, lowest first, up to four. */
  writeBytes(value: number, width: number): void {
    if (this.#length + width > this.#bytes.length) this.#enlarge()
    for (let byte = 0; byte < width; byte++) this.#bytes[this.#length++] = value >>> (8 * byte)
  }

  /** What was written since the last call, as a copy. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length)
    this.#length = 0
    return taken
  }

  #enlarge(): void {
    const larger = new Uint8Array(this.#bytes.length * 2 + 8)
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** Reads what `VarintWriter` wrote. Past the end it gives zeros, so a damaged file cannot make it run on. */
export class VarintReader {
  readonly #bytes: Uint8Array
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get position(): number {
    return this.#position
  }

  get done(): boolean {
    return this.#position >= this.#bytes.length
  }

  read(): number {
    let value = 0
    for (let shift = 0; shift < 35 && this.#position < this.#bytes.length; shift += 7) {
      const byte = this.#bytes[this.#position++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    return value >>> 0
  }
}
