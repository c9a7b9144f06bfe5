/** Deeper values are refused rather than left to overflow the stack of whoever checks them. */
export const MAX_DEPTH = 256

/**
 * The one canonical text of a JSON value (RFC 8785, JCS): no white space, members sorted by the UTF-16 code units
 * of their names, numbers and strings as ECMAScript writes them. Hash its UTF-8 bytes.
 *
 * Nothing is silently left out or converted: what JSON cannot hold is refused, so that two different values never
 * share a text.
 *
 * @throws TypeError for NaN and infinities, lone surrogates, undefined, bigint, functions, symbols, sparse arrays,
 *   objects that are not plain (a Date, a Map), and nesting deeper than {@link MAX_DEPTH}; the message names the place.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0)
}

function write(value: unknown, place: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place)
    case 'number':
      // RFC 8785 section 3.2.2.3; ECMAScript writes -0 as "0", as the RFC wants.
      if (!Number.isFinite(value)) throw new TypeError(`${place}: ${value} is not a JSON number`)
      return String(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      if (depth >= MAX_DEPTH) throw new TypeError(`${place}: nested deeper than ${MAX_DEPTH}`)
      return Array.isArray(value) ? writeArray(value, place, depth) : writeObject(value, place, depth)
    default:
      throw new TypeError(`${place}: ${typeof value} is not a JSON value`)
  }
}

function writeString(text: string, place: string): string {
  if (!text.isWellFormed()) throw new TypeError(`${place}: lone surrogate in a string`)
  // For well-formed text JSON.stringify escapes exactly what RFC 8785 section 3.2.2.2 asks.
  return JSON.stringify(text)
}

function writeArray(items: readonly unknown[], place: string, depth: number): string {
  let text = '['
  for (let i = 0; i < items.length; i++) {
    if (i > 0) text += ','
    text += write(items[i], `${place}[${i}]`, depth + 1)
  }
  return `${text}]`
}

function writeObject(object: object, place: string, depth: number): string {
  const prototype = Object.getPrototypeOf(object)
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError(`${place}: not a plain object`)
  const members = object as Record<string, unknown>
  // The default order of sort() compares UTF-16 code units: RFC 8785 section 3.2.3.
  const names = Object.keys(members).sort()
  let text = '{'
  for (const [i, name] of names.entries()) {
    if (i > 0) text += ','
    const inside = `${place}.${name}`
    text += `${writeString(name, inside)}:${write(members[name], inside, depth + 1)}`
  }
  return `${text}}`
}
