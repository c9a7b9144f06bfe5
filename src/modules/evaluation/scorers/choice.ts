import { z } from 'zod'
import { normalise, westernDigits } from './normalise.ts'
import { scorer } from './scorer.ts'

type Choices = readonly { readonly label: string; readonly text: string }[]

/** How examinations letter their choices. A model that answers «ب» to choices A to D means the second. */
const alphabets = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ابجدهوزحطي', '123456789'].map((letters) => [...letters])

/** What announces a choice, in the compared form of letters; the choice comes next, perhaps after a colon or a verb. */
const announcement = (() => {
  const nouns = 'answer|choice|option|letter|reponse|choix|lettre|proposition|(?:ال)?(?:جواب|اجابه|اختيار|خيار|حرف)'
  const right = 'correct|correcte|juste|exacte|bonne|الصحيح|الصحيحه'
  const between = `is|est|donc|therefore|thus|اذن|هو|هي|رقم|حرف|the|la|letter|option|lettre|choice|${right}`
  return `(?:${nouns}|${right})(?: (?:${between}))*\\s?[:：=]*\\s?[([{*«"'_]*\\s?`
})()

/**
 * The place of the choice that a text settles on; undefined when it settles on none or on more than one. Tried in this order: the
 * text is a label; it opens with one («B) …»); it announces one («الجواب: ب», « la bonne réponse est C », the last one counts, since
 * reasoning comes before); one label stands in brackets or alone on its line; the text of one choice stands in it.
 */
export function choiceIn(text: string, choices: Choices): number | undefined {
  // Runs of white space become one character, or the patterns below would try every way of dividing them. Most are a space.
  const plain = comparable(text).replace(/[^\S ]\s*|\s{2,}/g, (run) => (run.includes('\n') ? '\n' : ' '))
  const places = labelsOf(choices)
  const labels = [...places.keys()].sort((a, b) => b.length - a.length).map((known) => literally(known))
  const label = `(?<label>${labels.join('|')})`
  const find = (pattern: string, flags: string) =>
    [...plain.matchAll(new RegExp(pattern, `g${flags}`))].map((found) => ({
      place: places.get(found.groups!.label!.toUpperCase())!,
      label: found.groups!.label!,
      after: plain.slice(found.index + found[0].length, found.index + found[0].length + 2),
    }))

  const alone = find(`^[\\s([{*«"'_]*${label}[\\s)\\]}*»"'_.:،]*$`, 'iu')[0]
  if (alone) return alone.place
  // «A» may be a word of a sentence, so that an opening needs its sign.
  const opening = find(`^[\\s*«"'_]*${label}\\s?[)\\]}:.*\\-–،](?![\\p{L}\\p{N}])`, 'iu')[0]
  if (opening) return opening.place
  const announced = find(`${announcement}${label}(?![\\p{L}\\p{N}'’])`, 'iu')
  const sure = announced.findLast((one) => !mayBeWord(one))
  if (sure) return sure.place
  const apart = [...find(`[([*]\\s?${label}\\s?[)\\]*]`, 'u'), ...find(`^[ *]*${label}[ *.)]*$`, 'mu')]
  const distinct = new Set(apart.map(({ place }) => place))
  if (distinct.size > 0) return distinct.size === 1 ? apart[0]!.place : undefined
  return choiceByText(text, choices) ?? announced.findLast(({ label }) => label === 'A')?.place
}

/** «the answer is a dog», « la réponse a été donnée ». */
function mayBeWord({ label, after }: { readonly label: string; readonly after: string }): boolean {
  return /^[a-zA]$/.test(label) && /^ \p{L}/u.test(after)
}

/** Labels as they are, and those of the other alphabets where they mean nothing else. */
function labelsOf(choices: Choices): Map<string, number> {
  const places = new Map(choices.map(({ label }, place) => [comparable(label).toUpperCase(), place]))
  for (const letters of alphabets) {
    const own = letters.slice(0, choices.length)
    if (own.length < choices.length || own.some((letter) => places.has(letter))) continue
    for (const [place, letter] of own.entries()) places.set(letter, place)
  }
  return places
}

/** Letters without marks, hamza on alef or the dots of teh marbuta; signs stay, since they tell labels from words. */
function comparable(text: string): string {
  return westernDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/ة/gu, 'ه')
    .trim()
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function choiceByText(text: string, choices: Choices): number | undefined {
  const given = normalise(text)
  const wanted = choices.map((choice) => normalise(choice.text))
  const same = wanted.indexOf(given)
  if (same !== -1) return same
  const held = wanted
    .map((choice, place) => ({ choice, place }))
    .filter(({ choice }) => choice !== '' && ` ${given} `.includes(` ${choice} `))
  // «عشر حسنات» stands in «خمس عشر حسنات» too: the longest that holds the others is meant.
  const longest = held.reduce((best, one) => (one.choice.length > best.choice.length ? one : best), held[0]!)
  return held.length > 0 && held.every(({ choice }) => longest.choice.includes(choice)) ? longest.place : undefined
}

/** Whether the choice that the text settles on is the right one. To settle on none is wrong. */
export const choice = scorer({
  name: 'choice',
  settings: z.strictObject({}),
  metrics: () => ({ choice: { kind: 'share' } }),
  score({ item, output }) {
    const { choices } = item.input
    const { label } = item.target
    if (choices === undefined || label === undefined) return { choice: null }
    const settled = choiceIn(output.text, choices)
    return { choice: settled !== undefined && choices[settled]!.label === label ? 1 : 0 }
  },
})
