import { isIPv6 } from 'node:net'
import { confidence } from './confidence.ts'
import { contextWords } from './context-words.ts'
import type { Found } from './found.ts'

const addressCharacter = /[\p{L}\p{N}._%+'@-]/u
const userInfo = /(?<=:\/\/)[^\s/@:?#<>"']{1,100}:[^\s/@?#<>"']{1,100}@[^\s/?#<>"',;)]{1,100}/g
const networkWords = contextWords('ip', 'ipv6', 'adresse ip', 'ip address', 'serveur', 'connexion', 'الخادم')

/** Names and passwords inside web addresses (RFC 3986, section 3.2.1). */
export function findUserInfo(text: string): Found[] {
  if (!text.includes('://') || !text.includes('@')) return []
  const found: Found[] = []
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    userInfo.lastIndex = 0
    const match = userInfo.exec(text.slice(at, at + 320))
    if (match?.index !== 3) continue
    const start = at + 3
    found.push({ type: 'url-userinfo', start, end: start + match[0].length, confidence: confidence.distinctive })
    at = start + match[0].length - 3
  }
  return found
}

/** E-mail addresses: the whole run of characters, so that what is written onto an address goes with it. */
export function findMailAddresses(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf('@'); at >= 0; ) {
    const start = runStart(text, at)
    const end = runEnd(text, at)
    const run = text.slice(start, end)
    if (/[\p{L}\p{N}._%+'-]@[\p{L}\p{N}.-]*\.\p{L}{2}/u.test(run)) {
      const address = run.replace(/[._%+'@-]+$/, '')
      found.push({ type: 'email', start, end: start + address.length, confidence: confidence.distinctive })
    }
    at = text.indexOf('@', end)
  }
  return found
}

/** IPv6 addresses (RFC 4291); one that is short is as well a word between colons. */
export function findIpv6(text: string): Found[] {
  const found: Found[] = []
  for (let at = text.indexOf(':'); at >= 0; ) {
    let start = at
    while (start > 0 && at - start < 45 && isOfIpv6(text.charCodeAt(start - 1))) start -= 1
    let end = at + 1
    while (end < text.length && end - start < 46 && isOfIpv6(text.charCodeAt(end))) end += 1
    if (end - start > 6 && isWholeWord(text, start, end) && isIPv6(text.slice(start, end))) {
      const groups = text.slice(start, end).split(':').filter(Boolean).length
      const isNamed = networkWords.near(text, start, end)
      const sure = isNamed ? confidence.named : groups > 3 ? confidence.uncertain : confidence.shape
      found.push({ type: 'ipv6', start, end, confidence: sure })
    }
    at = text.indexOf(':', end)
  }
  return found
}

function isOfIpv6(unit: number): boolean {
  return (
    unit === 0x3a || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x46) || (unit >= 0x61 && unit <= 0x66)
  )
}

function isWholeWord(text: string, start: number, end: number): boolean {
  return !/[\p{L}\p{N}:.▒]/u.test(text[start - 1] ?? ' ') && !/[\p{L}\p{N}:▒]/u.test(text[end] ?? ' ')
}

function runStart(text: string, from: number): number {
  let start = from
  while (start > 0) {
    const isLow =
      start > 1 && (text.charCodeAt(start - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(start - 2) & 0xfc00) === 0xd800
    const next = start - (isLow ? 2 : 1)
    if (!addressCharacter.test(text.slice(next, start))) break
    start = next
  }
  return start
}

function runEnd(text: string, from: number): number {
  let end = from
  while (end < text.length) {
    const character = String.fromCodePoint(text.codePointAt(end)!)
    if (!addressCharacter.test(character)) break
    end += character.length
  }
  return end
}
