import { createHash } from 'node:crypto'
import { analyse } from './analyse.ts'
import { characterGrams } from './character-grams.ts'
import { wordKeys } from './consonant-key.ts'
import { languageModelDigest } from './language-model.ts'
import { arabicStopWords } from './stop-words-arabic.ts'
import { englishStopWords } from './stop-words-english.ts'
import { frenchStopWords } from './stop-words-french.ts'

/**
 * Text that passes through the rules of every language. What the analysis makes of it is part of its identity, so that
 * a rule changed without a word here still gives a new recipe, and indexes are built anew.
 */
const probes: readonly { readonly text: string; readonly damaged: boolean }[] = [
  {
    text: 'القانون رقم 09-08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي؛ وبالمدارس والمكتبات. هل يُطبَّق؟ الجزيри ٢٠٢٤ المادة 4أدناه',
    damaged: false,
  },
  { text: 'المادة األولى: إن التالميذ واألساتذة المشار إليهم أعاله، لإلستفادة من خدمات اإلدارة.', damaged: true },
  {
    text: 'L’article 12 de la loi n° 09-08 : les administrations, l’État et les établissements nationaux traitent les réclamations. Quelles sont les modalités d’établissement ?',
    damaged: false,
  },
  {
    text: 'Relational hopping institutions were generalised; national agencies’ responsibilities are conditionally adopted. X.0, D4SD and 12.5 %?',
    damaged: false,
  },
  { text: 'ⵜⴰⵎⴰⵣⵉⵖⵜ ⴷ ⵜⵓⵜⵍⴰⵢⵜ', damaged: false },
]

/**
 * What identifies the analysis: a line that says its name and the SHA-256 of everything that decides which terms a text
 * gives. An index belongs to a data version and to this.
 */
export const analysisRecipe: string = `jazari-light stop-words=${digest([
  arabicStopWords,
  frenchStopWords,
  englishStopWords,
])} language-model=${languageModelDigest()} probes=${digest(
  probes.map(({ text, damaged }) => {
    const { language, sentences } = analyse(text, { damaged })
    return [
      text,
      damaged,
      language,
      sentences.map(({ start, end, stems }) => [
        start,
        end,
        stems.map((stem) => [stem, characterGrams(stem), wordKeys(stem)]),
      ]),
    ]
  }),
)}`

/** Of arrays and primitives only, which `JSON.stringify` writes in one way. */
function digest(description: unknown): string {
  return createHash('sha256').update(JSON.stringify(description)).digest('hex')
}
