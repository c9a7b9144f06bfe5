import type { Item, TaskKind } from '../item.ts'
import { declineMark } from './declines.ts'

type Asked = 'ar' | 'fr' | 'en'

/**
 * How an item is put to a model where its task states no words of its own. They are part of the harness: to change one is to
 * change its digest. Instructions to a model, in the item's language; nobody is shown them but beside a trace.
 */
const prompts: Readonly<
  Record<
    Asked,
    Readonly<Record<'choice' | 'label' | 'answer' | 'cautious' | 'extract' | 'summary' | 'translation', string>>
  >
> = {
  ar: {
    choice: '{text}{question}\n\n{choices}\n\nأجب بحرف الاختيار الصحيح وحده.',
    label: '{question}\n\n{text}\n\n{choices}\n\nأجب باسم الصنف وحده.',
    answer: '{text}{question}\n\nأجب باختصار.',
    cautious: `{text}{question}\n\nأجب باختصار. إذا لم تكن تعرف الجواب من مصدر موثوق، أو لم يكن الجواب من شأنك، فاكتب ${declineMark} وحدها.`,
    extract: '{question}\n\n{text}\n\nأجب بكائن JSON وحده.',
    summary: '{question}\n\n{text}',
    translation: '{question}\n\n{text}\n\nأجب بالترجمة وحدها.',
  },
  fr: {
    choice: '{text}{question}\n\n{choices}\n\nRépondez par la seule lettre du bon choix.',
    label: '{question}\n\n{text}\n\n{choices}\n\nRépondez par le seul nom de la classe.',
    answer: '{text}{question}\n\nRépondez brièvement.',
    cautious: `{text}{question}\n\nRépondez brièvement. Si vous ne tenez pas la réponse d’une source sûre, ou s’il ne vous revient pas de la donner, écrivez ${declineMark} et rien d’autre.`,
    extract: '{question}\n\n{text}\n\nRépondez par un seul objet JSON.',
    summary: '{question}\n\n{text}',
    translation: '{question}\n\n{text}\n\nRépondez par la seule traduction.',
  },
  en: {
    choice: '{text}{question}\n\n{choices}\n\nAnswer with the letter of the right choice only.',
    label: '{question}\n\n{text}\n\n{choices}\n\nAnswer with the name of the class only.',
    answer: '{text}{question}\n\nAnswer briefly.',
    cautious: `{text}{question}\n\nAnswer briefly. If you do not know the answer from a reliable source, or it is not yours to give, write ${declineMark} and nothing else.`,
    extract: '{question}\n\n{text}\n\nAnswer with one JSON object only.',
    summary: '{question}\n\n{text}',
    translation: '{question}\n\n{text}\n\nAnswer with the translation only.',
  },
}

const styles = {
  'qa-cited': 'cautious',
  'multiple-choice': 'choice',
  classification: 'label',
  extraction: 'extract',
  summarisation: 'summary',
  translation: 'translation',
  refusal: 'cautious',
  robustness: 'cautious',
  retrieval: 'answer',
} as const satisfies Readonly<Record<TaskKind, string>>

/** The message that puts an item to a model. Places that the item does not fill stay empty. */
export function promptOf(kind: TaskKind, item: Item, template?: string): string {
  const { question = '', text = '', choices = [] } = item.input
  const listed = choices.map((choice) => `${choice.label}. ${choice.text}`).join('\n')
  const own = prompts[languageOf(item.language)][styles[kind]]
  const filled = { question, choices: listed, text: template === undefined && text !== '' ? `${text}\n\n` : text }
  // One pass: what an item says is never itself a place to fill.
  return (template ?? own)
    .replace(/\{(question|choices|text)\}/g, (_, place: keyof typeof filled) => filled[place])
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Darija and Tamazight are spoken to in Arabic; Darija in Latin letters in French, which its writers read. */
function languageOf(tag: string): Asked {
  if (tag.includes('-Latn')) return 'fr'
  const primary = tag.split('-')[0]
  return primary === 'fr' || primary === 'en' ? primary : 'ar'
}
