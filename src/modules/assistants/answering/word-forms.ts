/**
 * Whether two stems are probably forms of one word although the stemmer kept them apart: all letters of the shorter
 * stand in the longer. In Arabic in the same order (معهد and معاهد, اطلق and انطلق), since patterns put letters inside a
 * root; in other scripts at its beginning (pilot and pilotage).
 */
export function areForms(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < shortest || short.length * 2 < long.length + 1 || /\d/.test(long)) return false
  if (!/\p{Script=Arabic}/u.test(short)) return long.startsWith(short)
  return long.length - short.length <= mostInfixes && isSubsequence(short, long)
}

/** Below this, letters in common say nothing. */
const shortest = 4
const mostInfixes = 2

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}
