/**
 * How well damaged text is told and mended: `npm run bench:repair -- --data <folder with retrieval sets> [--json]`.
 *
 * (a) `<set>.restored`, `.broken`: clean Arabic passages damaged as the producers do, repaired, compared word by word.
 * (b) `adala`: real damaged laws, of which no clean copy exists.
 * (c) `<set>.changedPerMillion`: passages of sound documents, where nothing may change but true slips.
 * (d) `<set>.falseAlarms` and `<damage>-<language>.caught`: the quality gate on clean pages and on pages damaged on purpose.
 */
import { existsSync, readFileSync } from 'node:fs'
import { lamAlefDamage } from '../src/modules/knowledge/analysis/lam-alef.ts'
import { knowledgeOf, unknown } from '../src/modules/knowledge/quality/arabic-words.ts'
import { assessPage, type SignalName } from '../src/modules/knowledge/quality/assess-page.ts'
import { repairDamagedLamAlef } from '../src/modules/knowledge/quality/repair-lam-alef.ts'
import { type Damage, damaged, swapLamAlef } from './repair/damage.ts'
import { option, report } from './report.ts'

const argv = process.argv.slice(2)
const folder = option(argv, '--data')
if (!folder || !existsSync(folder))
  throw new Error('usage: npm run bench:repair -- --data <folder with retrieval sets>')

type Passage = { readonly id: string; readonly text: string; readonly lang: string }

function passages(set: string): Passage[] {
  const file = `${folder}/${set}/corpus.jsonl`
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; title?: string; text: string; lang: string })
    .map(({ id, title, text, lang }) => ({ id, text: title ? `${title}\n${text}` : text, lang }))
}

const word = /[\u0621-\u063a\u0640-\u0652\u0670\u0671]+/gu
const wordsOf = (text: string) => text.match(word) ?? []
const percent = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole)
const figures: Record<string, number> = {}
const clean = { arabic: ['arcd', 'xquad-ar', 'kaiflematha'], french: ['piaf', 'cnil-faq', 'spf', 'cdtn-faq'] }

for (const set of clean.arabic) {
  const texts = passages(set)
  if (texts.length === 0) continue
  let [all, swapped, restored, intact, broken, left, changed, ms] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const { text } of texts) {
    const before = swapLamAlef(text)
    const start = performance.now()
    const after = wordsOf(repairDamagedLamAlef(before).text)
    ms += performance.now() - start
    const hurt = wordsOf(before)
    const kept = assessPage({ text, ocrConfidence: null }, lamAlefDamage(text)).repaired
    for (const [i, { 0: truth, index }] of [...text.matchAll(word)].entries()) {
      all++
      if (kept !== null && kept.slice(index, index + truth.length) !== truth) changed++
      if (hurt[i] !== truth) {
        swapped++
        if (after[i] === truth) restored++
        else left++
      } else {
        intact++
        if (after[i] !== truth) broken++
      }
    }
  }
  figures[`${set}.restored`] = percent(restored, swapped)
  figures[`${set}.broken`] = percent(broken, intact)
  figures[`${set}.leftOfAllWords`] = percent(left, all)
  figures[`${set}.wordsPerMs`] = all / ms
  figures[`${set}.changedPerMillion`] = (1e6 * changed) / all
}

/** Passages of the adala set by document: the damage is a document's, and its id is the beginning of a passage's. */
const laws = Map.groupBy(passages('adala'), ({ id }) => id.split('-').slice(0, 2).join('-'))
if (laws.size > 0) {
  /** Spellings that no correct Arabic has, or that stand for one word alone. */
  const known = /^[وف]?(?:[بكل]?ا[اأإآ]ل.*|أعاله|خالل|إال|ال|هللا|اال)$/u
  let [words, before, after, changed, unproved, judged, refused] = [0, 0, 0, 0, 0, 0, 0]
  for (const parts of laws.values()) {
    const { damaged: isDamaged } = lamAlefDamage(parts.map(({ text }) => text).join('\n'))
    for (const { text } of parts) {
      const quality = assessPage({ text, ocrConfidence: null }, { damaged: isDamaged })
      judged++
      if (quality.verdict === 'below-gate') refused++
      const whole = quality.repaired ?? text
      for (const { 0: given, index } of text.matchAll(word)) {
        const mended = whole.slice(index, index + given.length)
        words++
        if (known.test(given)) before++
        if (known.test(mended)) after++
        if (mended === given) continue
        changed++
        if (knowledgeOf(mended.replace(/[\u0640\u064b-\u0652]/gu, '')) === unknown) unproved++
      }
    }
  }
  figures['adala.leftOfDamaged'] = percent(after, before)
  figures['adala.changed'] = percent(changed, words)
  figures['adala.changedToUnknown'] = percent(unproved, changed)
  figures['adala.refused'] = percent(refused, judged)
}

/** The share of pages that the gate refuses, of those with at least twenty words. */
function refusals(pages: readonly string[], spoken: string): number {
  const long = pages.filter((text) => text.split(/\s+/).length >= 20)
  const reasons = new Map<SignalName, number>()
  let refused = 0
  for (const text of long) {
    const quality = assessPage({ text, ocrConfidence: null }, lamAlefDamage(text))
    if (quality.verdict !== 'below-gate') continue
    refused++
    for (const reason of quality.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  process.stderr.write(
    `${spoken}: ${refused} of ${long.length} ${[...reasons].map(([reason, n]) => `${reason} ${n}`).join(', ')}\n`,
  )
  return percent(refused, long.length)
}

const sets = [...clean.arabic, ...clean.french, 'xquad-en', 'tn-law-ar2en', 'tn-law-en2ar', 'doda-arabizi', 'udhr']
for (const set of sets) {
  const texts = passages(set).map(({ text }) => text)
  // Lines of a sentence each are joined, since a page has more than one.
  const pages = set === 'doda-arabizi' ? chunks(texts, 10).map((lines) => lines.join('\n')) : texts
  if (pages.length > 0) figures[`${set}.falseAlarms`] = refusals(pages, set)
}
const arabic = clean.arabic.slice(0, 2).flatMap((set) => passages(set).map(({ text }) => text))
const french = clean.french.flatMap((set) => passages(set).map(({ text }) => text))
const damages: [Damage, readonly string[]][] = [
  ['reversed-runs', arabic],
  ['lost-spaces', arabic],
  ['split-words', arabic],
  ['windows-1256', arabic],
  ['utf8-as-latin', arabic],
  ['lost-spaces', french],
  ['split-words', french],
  ['french-encoding', french],
  ['utf8-as-latin', french],
]
for (const [kind, texts] of damages) {
  const language = texts === arabic ? 'ar' : 'fr'
  if (texts.length > 0)
    figures[`${kind}-${language}.caught`] = refusals(
      texts.map((text, i) => damaged(text, kind, i)),
      `${kind} ${language}`,
    )
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

report(
  {
    name: 'repair',
    figures,
    baselines: {},
    notes: [
      'percent of words: restored of the damaged, broken of the sound, leftOfAllWords; changedPerMillion in sound documents',
      'percent of pages: falseAlarms of the clean, caught of those damaged on purpose, refused of the adala passages',
    ],
  },
  argv,
)
