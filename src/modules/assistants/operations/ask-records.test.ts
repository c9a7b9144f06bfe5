import { expect, test } from 'vitest'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import { type ReceiptResult, verifyReceipt } from '../../../../libs/receipt/index.ts'
import { type FreshDatabase, freshDatabase } from '../../../adapters/postgres/testing.ts'
import { perform } from '../../../kernel/perform.ts'
import type { DatasetTables } from '../../datasets/index.ts'
import { anonymous, dataOfficer } from '../../datasets/testing.ts'
import { aProgrammesSetting, aRecord, digestOf, type ProgrammesSetting } from '../../programmes/testing.ts'
import { type AssistantsSetting, anAssistantsSetting } from '../testing.ts'
import { ask } from './ask.ts'
import { readReceipt } from './read-receipt.ts'

const energy = 'تخص الاتفاقية مع وزارة الطاقة مراكز بيانات حديثة تعمل بطاقة خضراء.'
const sports = 'تهم الاتفاقية مع وزارة الرياضة رقمنة الملاعب والأندية.'
const gathering = 'انعقدت المناظرة الوطنية يومي فاتح وثاني يوليوز 2025.'
const document = `# اتفاقيات\n\n${gathering}\n\n${energy}\n\n${sports}`

type Setting = { readonly assistants: AssistantsSetting; readonly records: ProgrammesSetting; readonly dataSet: string }

/** Two agreements of July 2025, whose only document is Arabic. */
async function agreements(db: FreshDatabase<DatasetTables>): Promise<Setting & AsyncDisposable> {
  const assistants = await anAssistantsSetting(db)
  const records = await aProgrammesSetting(db)
  const { id: dataSet } = await assistants.knowledge.publish({ 'ar/agreements.md': document })
  const cited = (words: string) => [{ document: digestOf(document), words }]
  await aRecord(records, {
    kind: 'event',
    slug: 'conference',
    fields: {
      name: [{ texts: { ar: 'المناظرة الوطنية', fr: 'Assises nationales' }, citations: cited(gathering) }],
      startsOn: [{ date: '2025-07-01', citations: cited(gathering) }],
    },
  })
  const agreement = (code: string, words: string, partner: object, subject: object) =>
    aRecord(records, {
      kind: 'agreement',
      slug: code.toLowerCase(),
      code,
      fields: {
        partner: [{ texts: partner, citations: cited(words) }],
        event: [{ record: 'conference', citations: cited(gathering) }],
        subject: [{ texts: subject, citations: cited(words) }],
        sector: [{ term: 'health' }],
      },
    })
  await agreement(
    'A3',
    energy,
    { ar: 'وزارة الطاقة', fr: 'Ministère de l’Énergie', en: 'Ministry of Energy' },
    { ar: energy, fr: 'Centres de données verts.', en: 'Green data centres.' },
  )
  await agreement(
    'A1',
    sports,
    { ar: 'وزارة الرياضة', fr: 'Ministère des Sports', en: 'Ministry of Sports' },
    { ar: sports, fr: 'Numérique dans les stades et les clubs.', en: 'Digital stadiums and clubs.' },
  )
  return {
    assistants,
    records,
    dataSet,
    async [Symbol.asyncDispose]() {
      await records[Symbol.asyncDispose]()
      await assistants[Symbol.asyncDispose]()
    },
  }
}

const asked = ({ assistants }: Setting, question: string, more: object = {}): Promise<ReceiptResult> =>
  perform(ask, assistants.context(anonymous), { question, language: 'fr', ...more })

const french = 'Quel accord de juillet 2025 porte sur les centres de données verts ?'

test('a French question is answered by the Arabic stretch that a record cites, and says which record', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)

  const answer = await asked(setting, french)

  expect(answer).toMatchObject({ abstained: false, reason: null, answer: { nearby: [], differ: false } })
  expect(answer.answer.quotes).toHaveLength(1)
  expect(answer.answer.quotes[0]).toMatchObject({
    text: energy,
    dataSet: setting.dataSet,
    document: { path: 'ar/agreements.md', digest: digestOf(document) },
    records: [{ slug: 'a3', code: 'A3', title: 'Ministère de l’Énergie' }],
  })
  expect(answer.answerer.settings).toMatchObject({ askedRecords: true })
  const english = await asked(setting, 'Which agreement is about green data centres?', { language: 'en' })
  expect(english.answer.quotes.map(({ text }) => text)).toEqual([energy])
})

test('what documents answer is not asked of records', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)

  const answer = await asked(setting, 'ما الاتفاقية التي تخص مراكز بيانات تعمل بطاقة خضراء؟')

  expect(answer.answer.quotes[0]?.text).toBe(energy)
  expect(answer.answer.quotes[0]).not.toHaveProperty('records')
  expect(answer.answerer.settings).toMatchObject({ askedRecords: false })
})

test('a word that no record has, another date, a denial or a number nobody states leave it declined', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  for (const question of [
    'Quel accord de juillet 2025 porte sur les centres de données nucléaires ?',
    'Quel accord de janvier 2026 porte sur les centres de données verts ?',
    'Quel accord ne porte pas sur les centres de données verts ?',
    'Combien de centres de données verts prévoit l’accord ?',
    'Quand les centres de données verts de l’accord ouvriront-ils ?',
    'Quel accord avec OpenAI porte sur les centres de données verts ?',
    'Pourquoi cet accord porte-t-il sur les centres de données verts ?',
    'Mon dossier : quel accord porte sur les centres de données verts ? Ma demande est-elle acceptée ?',
  ]) {
    expect(await asked(setting, question), question).toMatchObject({ abstained: true, answer: { quotes: [] } })
  }
})

test('words that only what is ours has quote nothing', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  const declined = { abstained: true, answer: { quotes: [] } }
  // The sector is a tag of ours.
  expect(await asked(setting, 'Quel accord porte sur la santé ?')).toMatchObject(declined)
  // The kind and the event alone say nothing of an agreement: what the document says of July 2025 is quoted by itself.
  const july = await asked(setting, 'Quel accord en juillet 2025 ?')
  expect(july.answer.quotes.map(({ text }) => text)).toContain(gathering)
  for (const quote of july.answer.quotes) expect(quote).not.toHaveProperty('records')
})

test('once the label of the source is raised, the record leads nowhere', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  await setting.assistants.knowledge.publish({ 'other.md': '# طقس\n\nالطقس مشمس اليوم في أغلب المدن.' })
  await db.updateTable('datasets.dataset').set({ secrecy: 'internal' }).where('id', '=', setting.dataSet).execute()

  const answer = await asked(setting, french)
  expect(answer).toMatchObject({ abstained: true, answer: { quotes: [], nearby: [] } })
  expect(JSON.stringify(answer)).not.toContain('Énergie')

  const officer = await perform(ask, setting.assistants.context(dataOfficer), { question: french, language: 'fr' })
  expect(officer.answer.quotes[0]?.text).toBe(energy)
})

test('a record whose title stands elsewhere than the quote is not named, by its slug neither', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  const title = 'وقعت مؤسسة مكتومة اتفاقية.'
  await setting.assistants.knowledge.publish({ 'ar/title.md': title })
  const cited = (text: string, words: string) => [{ document: digestOf(text), words }]
  await aRecord(setting.records, {
    kind: 'agreement',
    slug: 'secret-partner',
    fields: {
      partner: [{ texts: { fr: 'Fondation discrète' }, citations: cited(title, 'مؤسسة مكتومة') }],
      event: [{ record: 'conference', citations: cited(document, gathering) }],
      subject: [{ texts: { fr: 'Centres de recherche bleus.' }, citations: cited(document, sports) }],
    },
  })

  const answer = await asked(setting, 'Quel accord de juillet 2025 porte sur les centres de recherche bleus ?')

  expect(answer.answer.quotes.map(({ text }) => text)).toEqual([sports])
  expect(JSON.stringify(answer.answer)).not.toMatch(/secret-partner|discrète/)
})

test('a question that was asked of one data set is not answered from another', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  const other = await setting.assistants.knowledge.publish({ 'other.md': '# طقس\n\nالطقس مشمس اليوم في أغلب المدن.' })

  expect(await asked(setting, french, { in: [other.id] })).toMatchObject({ abstained: true })
  expect(await asked(setting, french, { in: [setting.dataSet] })).toMatchObject({ abstained: false })
})

test('two accounts of one thing are both quoted, and said to differ', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  const one = 'تصفها جريدة بأنها اتفاقية شراكة لدعم التطبيقات.'
  const other = 'وتصفها جريدة ثانية بأنها مذكرة تفاهم حول مختبر.'
  const accounts = `# روايتان\n\n${one}\n\n${other}`
  await setting.assistants.knowledge.publish({ 'ar/accounts.md': accounts })
  const cited = (words: string) => [{ document: digestOf(accounts), words }]
  await aRecord(setting.records, {
    kind: 'agreement',
    slug: 'b1',
    fields: {
      partner: [{ texts: { ar: 'ميسترال', fr: 'Mistral AI' }, citations: cited(one) }],
      event: [{ record: 'conference', citations: [{ document: digestOf(document), words: gathering }] }],
      nature: [
        { texts: { ar: 'اتفاقية شراكة', fr: 'Accord de partenariat' }, citations: cited(one) },
        { texts: { ar: 'مذكرة تفاهم', fr: 'Mémorandum d’entente' }, citations: cited(other) },
      ],
    },
  })

  const answer = await asked(setting, 'L’accord avec Mistral AI est-il un mémorandum d’entente ?')

  expect(answer.answer.quotes.map(({ text }) => text)).toEqual([one, other])
  expect(answer.answer.differ).toBe(true)
})

test('the receipt is checked without the server, and a changed record in it is found', async () => {
  await using db = await freshDatabase<DatasetTables>()
  await using setting = await agreements(db)
  const { receipt } = await asked(setting, french)
  const file = await perform(readReceipt, setting.assistants.context(anonymous), receipt)
  const verdict = (text: string) =>
    verifyReceipt(new TextEncoder().encode(text), { keys: [setting.assistants.verifierKey] }).verdict

  const written = canonicalJson(file)
  expect(verdict(written)).toBe('verified')
  for (const [from, to] of [
    ['"slug":"a3"', '"slug":"a1"'],
    ['Ministère de l’Énergie', 'Ministère des Sports'],
    ['خضراء', 'حمراء'],
  ] as const) {
    expect(written).toContain(from)
    expect(verdict(written.replace(from, to)), from).toBe('failed')
  }
})
