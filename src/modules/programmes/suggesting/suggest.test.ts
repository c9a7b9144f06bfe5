import { expect, test } from 'vitest'
import { regions } from '../../../../jurisdictions/ma/regions.ts'
import type { Language } from '../../../kernel/language.ts'
import { kindNamed } from '../kinds.ts'
import { type Known, suggestFrom } from './suggest.ts'

const organisation = (slug: string, ...names: Known['records'][number]['names']) => ({
  thing: { slug, kind: 'organisation' },
  names,
})
const known: Known = {
  regions,
  records: [
    organisation('ministry', {
      ar: 'وزارة الانتقال الرقمي وإصلاح الإدارة',
      fr: 'Ministère de la Transition numérique et de la Réforme de l’administration',
    }),
    organisation('ministry-short', { ar: 'وزارة الانتقال الرقمي' }),
    organisation('undp', { ar: 'برنامج الأمم المتحدة الإنمائي', fr: 'PNUD' }),
    organisation('mistral', { fr: 'Mistral AI' }),
    { thing: { slug: 'january-meeting', kind: 'event' }, names: [{ ar: 'لقاء 12 يناير' }] },
  ],
}

/** What is proposed, as «field=value (rule)»; whole sentences as `…`. */
function suggested(kind: string, sentence: string, language: Language = 'ar'): string[] {
  return suggestFrom(kindNamed(kind)!, sentence, language, known).map(({ field, rule, value }) => {
    const { texts, ...other } = value
    const said = Object.values(other)[0] ?? (texts?.[language] === sentence ? '…' : texts?.[language])
    return `${field}=${said} (${rule})`
  })
}

test('a launch is proposed with its day, what the sources let one say of it, and its place', () => {
  expect(suggested('institute', 'انطلقت معاهد الجزري رسميا يوم الاثنين 12 يناير 2026.')).toEqual([
    'launchedOn=2026-01-12 (date)',
    'stage=launched (term)',
    'role=… (sentence)',
  ])
  expect(suggested('institute', 'L’institut a été lancé le lundi 12 janvier 2026.', 'fr')).toContain(
    'launchedOn=2026-01-12 (date)',
  )
})

test('a day that is not stated whole is no date of anything', () => {
  const sentence = 'انطلق اليوم، الاثنين، حفل المعاهد بالرباط.'
  expect(suggested('institute', sentence).filter((one) => one.includes('(date)'))).toEqual([])
  expect(suggested('programme', 'الاثنين')).toEqual([])
})

test('the first and the last day of an event are its beginning and its end; what is counted is a figure', () => {
  const held = 'Les assises nationales de l’IA ont eu lieu les 1er et 2 juillet 2025 à Benguerir.'
  expect(suggested('event', held, 'fr').slice(0, 2)).toEqual(['startsOn=2025-07-01 (date)', 'endsOn=2025-07-02 (date)'])
  const counted = 'Le programme comptait 7 séances plénières et 14 tables rondes.'
  expect(suggested('event', counted, 'fr')).toContain('figure=… (number)')
})

test('a record is proposed by its name, the longest one, with or without what Arabic writes before it', () => {
  const organised = 'حمل لقاء 12 يناير عنوان «AI Made in Morocco» ونظمته وزارة الانتقال الرقمي وإصلاح الإدارة.'
  expect(suggested('event', organised)).toEqual([
    'organiser=ministry (record)',
    'name=AI Made in Morocco (quoted-name)',
    'result=… (sentence)',
  ])
  const launched = 'أُطلق المركز مع برنامج الأمم المتحدة الإنمائي.'
  expect(suggested('programme', launched)).toContain('partner=undp (record)')
  expect(suggested('programme', launched)).not.toContain('leader=undp (record)')
  expect(suggested('agreement', 'شراكة Mistral AI في لقاء 12 يناير.')).toEqual(
    expect.arrayContaining(['party=mistral (record)', 'event=january-meeting (record)']),
  )
})

test('a region is proposed by its name; a name that is also a word only after «جهة»', () => {
  expect(suggested('institute', 'جمع البروتوكول ولاية جهة الشرق وعمالة الناظور.')).toContain('region=02 (region)')
  expect(suggested('institute', 'أُطلق المعهد بجهة الشرق.')).toContain('region=02 (region)')
  expect(suggested('institute', 'يقع المعهد في الشرق من البلاد.')).not.toContain('region=02 (region)')
  expect(suggested('institute', 'Le protocole réunit la wilaya et la région de l’Oriental.', 'fr')).toContain(
    'region=02 (region)',
  )
  expect(suggested('event', 'احتضنته جهة الرباط سلا القنيطرة.')).toContain('region=04 (region)')
})

test('an agreement is proposed as signed, with how many it stands for, and never when it is denied', () => {
  const eight = 'انتهى لقاء يناير بثماني شراكات موقعة.'
  expect(suggested('agreement', eight)).toEqual(expect.arrayContaining(['count=8 (number)', 'status=signed (term)']))
  const huit = 'Huit partenariats ont été signés en janvier.'
  expect(suggested('agreement', huit, 'fr')).toEqual(
    expect.arrayContaining(['count=8 (number)', 'status=signed (term)']),
  )
  expect(suggested('agreement', 'تم توقيع بروتوكول إحداث معهد الناظور.')).toContain('status=protocol-signed (term)')
  expect(suggested('agreement', 'لم تُوقع الاتفاقية بعد.').filter((one) => one.startsWith('status'))).toEqual([])
  expect(suggested('agreement', 'L’accord n’a pas été signé.', 'fr').join()).not.toContain('status')
})

test('what is promised and what is aimed at is proposed by its verb, and who promises with it', () => {
  const promised = 'تلتزم وزارة الانتقال الرقمي بتكوين ألف مهندس.'
  expect(suggested('agreement', promised)).toEqual(
    expect.arrayContaining(['promise=… (verb)', 'promisedBy=ministry-short (record)']),
  )
  expect(suggested('programme', 'تطمح خارطة الطريق إلى أن يصير المغرب قطبا إفريقيا.')).toContain('aim=… (verb)')
  expect(suggested('institute', 'ينتظر من معهد الناظور أن يقوي البحث والتكوين.')).toContain('purpose=… (verb)')
  expect(suggested('programme', 'Le réseau vise la recherche appliquée.', 'fr')).toContain('aim=… (verb)')
})

test('every rule names a field of the kind, so that what is proposed can be kept', () => {
  const sentence = 'وقعت وزارة الانتقال الرقمي يوم 12 يناير 2026 بجهة الشرق «اتفاقية الجزري» وتلتزم بتكوين 100 مهندس.'
  for (const name of ['axis', 'programme', 'institute', 'laboratory', 'agreement', 'event', 'space', 'indicator']) {
    const kind = kindNamed(name)!
    for (const { field } of suggestFrom(kind, sentence, 'ar', known)) expect(kind.fields).toHaveProperty(field)
  }
})
