import { createHash } from 'node:crypto'
import { analyse } from './analyse.ts'
import { characterGrams } from './character-grams.ts'
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

/** Everything that decides which terms a text gives, as plain data in a fixed order. */
export const analysisRecipe = {
  name: 'jazari-light',
  stopWords: { ar: arabicStopWords, fr: frenchStopWords, en: englishStopWords },
  probes: probes.map(({ text, damaged }) => {
    const { language, sentences } = analyse(text, { damaged })
    return {
      text,
      damaged,
      language,
      sentences: sentences.map(({ start, end, stems }) => ({ start, end, stems, grams: stems.map(characterGrams) })),
    }
  }),
} as const

/** SHA-256 of the recipe, in hexadecimal. An index is known by its data version and this. */
export const analysisRecipeDigest: string = createHash('sha256').update(JSON.stringify(analysisRecipe)).digest('hex')
