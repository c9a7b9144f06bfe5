import { inLanguage, type Language } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { Problem } from '../../kernel/problem.ts'
import {
  answerFindings,
  changeMetadata,
  findingsUnanswered,
  isStricter,
  readDataset,
  readFindings,
} from '../../modules/datasets/index.ts'
import { previewImpact } from '../../modules/policy/index.ts'
import { formatIn } from '../../words/format.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import { countryNames } from '../country-names.ts'
import type { Filled } from '../forms.tsx'
import { type FileFindings, type FoundLine, findingsPage } from '../publishing/findings-page.tsx'
import { labelPage } from '../publishing/label-page.tsx'
import { protectionPage } from '../publishing/protection-page.tsx'
import type { Impact } from '../rules/impact-block.tsx'
import { requireMay } from './asking-rules.ts'
import { indexingOf, jobOf } from './data-sets.ts'
import { filledAgain, typedAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

type Findings = Awaited<ReturnType<typeof findingsOn>>

/** What was found in a version, and what its officer says of the data set: label, announcement, reference, purposes. */
export function serveLabelling(pages: PageRoutes): void {
  pages.get('/data-sets/:id/versions/:version/findings', showFindings)

  pages.get('/data-sets/:id/label', (visit) => showLabel(visit, visit.query('version') ?? null, undefined))
  pages.post('/data-sets/:id/label', async (visit, form) => {
    const { context, parameter } = visit
    const id = parameter('id')
    const version = form.get('version')
    if (form.get('preview') === 'yes') return previewLabel(visit, version, form)
    try {
      await saveLabel(visit, form, version)
    } catch (error) {
      return showLabel(visit, version, filledAgain(visit, error, form))
    }
    const { label } = await perform(readDataset, context, { id })
    if (label.personal !== 'none') return { seeOther: addresses.dataSetProtection(id, version) }
    return { seeOther: version === null ? addresses.dataSet(id) : addresses.review(id, version) }
  })

  pages.get('/data-sets/:id/protection', (visit) => showProtection(visit, visit.query('version') ?? null, undefined))
  pages.post('/data-sets/:id/protection', async (visit, form) => {
    const { context, parameter } = visit
    const id = parameter('id')
    const version = form.get('version')
    if (form.get('preview') === 'yes') return previewProtection(visit, version, form)
    try {
      await perform(changeMetadata, context, { id, ...protectionOf(form) })
    } catch (error) {
      const inField = (path: string) => (path.startsWith('cndp.') ? path.slice('cndp.'.length) : path.split('.')[0]!)
      return showProtection(visit, version, filledAgain(visit, error, form, inField))
    }
    return { seeOther: version === null ? addresses.dataSet(id) : addresses.review(id, version) }
  })
}

async function showFindings(visit: Visit): Promise<{ html: string }> {
  const { context, frame, language, parameter } = visit
  const [id, version] = [parameter('id'), parameter('version')]
  const findings = await perform(readFindings, context, { id, version })
  const { titles } = await perform(readDataset, context, { id })
  const indexing = await indexingOf(visit, id, version)
  const files = findings.files.map(linesOf)
  const html = findingsPage(frame, {
    title: inLanguage(titles, language).text,
    version,
    index: indexing && jobOf(indexing, id, language),
    files,
    proposed: findings.proposed,
    because: surestOf(findings.files, findings.proposed),
    labelHref: localised(language, addresses.dataSetLabel(id, version)),
  })
  return { html }
}

const certainties = ['certain', 'likely', 'possible'] as const

function linesOf({ path, survey }: Findings['files'][number]): FileFindings {
  if (!survey) return { path, survey: null }
  const columns = survey.columns.map(
    ({ column, header, type, share, cells, confidence }): FoundLine => ({
      type,
      certainty: confidence >= 0.95 ? 'certain' : confidence >= 0.8 ? 'likely' : 'possible',
      place: { kind: 'column', number: column + 1, name: header, share, cells },
    }),
  )
  const types = survey.types.flatMap(({ type, ...counts }) =>
    certainties.flatMap((certainty): FoundLine[] =>
      counts[certainty] > 0 ? [{ type, certainty, place: { kind: 'text', count: counts[certainty] } }] : [],
    ),
  )
  const { surveyedAt: at, detector, refused } = survey
  return { path, survey: { at, detector, refused, found: [...columns, ...types] } }
}

/** The surest thing found in a file that proposes as much as all together. */
function surestOf(files: Findings['files'], proposed: Findings['proposed']) {
  const lines = files
    .filter(({ survey }) => survey?.proposed === proposed)
    .flatMap((file) => (linesOf(file).survey?.found ?? []).map((line) => ({ path: file.path, line })))
  return (
    lines.sort(
      (one, other) => certainties.indexOf(one.line.certainty) - certainties.indexOf(other.line.certainty),
    )[0] ?? null
  )
}

function findingsOn(visit: Visit, id: string, version: string) {
  return perform(readFindings, visit.context, { id, version })
}

async function showLabel(
  visit: Visit,
  version: string | null,
  filled: Filled | undefined,
  impact?: Impact,
): Promise<{ html: string; status: number }> {
  const { context, language, parameter } = visit
  const id = parameter('id')
  // What is concealed is answered like nothing before anything else is said.
  const dataSet = await perform(readDataset, context, { id })
  await requireMay(visit, changeMetadata, { id })
  const findings = version === null ? null : await findingsOn(visit, id, version)
  const { label } = dataSet
  const proposed = findings?.proposed ?? 'none'
  const personal = isStricter(proposed, label.personal) ? proposed : label.personal
  // Nobody has said anything of it yet but those who made it: how secret it is, somebody has to say.
  const isUnsaid = dataSet.changedAt === dataSet.createdAt
  const home = context.site.country
  const residency = label.residency === 'anywhere' ? 'anywhere' : label.residency.join(' ')
  const others = ['anywhere', home].includes(residency) ? [] : [residency]
  const values = {
    ...(!isUnsaid && { secrecy: label.secrecy }),
    ...((!isUnsaid || proposed !== 'none') && { personal }),
    sectors: label.sectors.join(', '),
    residency: isUnsaid && proposed === 'none' ? 'anywhere' : residency,
    announced: dataSet.announced ? 'yes' : 'no',
  }
  const data = {
    title: inLanguage(dataSet.titles, language).text,
    action: localised(language, addresses.dataSetLabel(id)),
    ...(impact && { impact }),
    version,
    findingsHref: version === null ? null : localised(language, addresses.findings(id, version)),
    proposes: proposed !== 'none',
    residencies: ['anywhere', home, ...others].map((value) => ({ value, text: residencyWords(language, value) })),
  }
  const frame = frameAt(visit, addresses.dataSetLabel(id, version))
  const html = labelPage(frame, data, filled ?? { values, problem: null })
  return { html, status: filled?.problem?.status ?? 200 }
}

function residencyWords(language: Language, value: string): string {
  const say = words(language)
  if (value === 'anywhere') return say('label.anywhere')
  const countries = formatIn(language).list(countryNames(language, value.split(' ')))
  return `${say('label.residency')} ${countries.map(({ text }) => text).join('')}`
}

async function saveLabel(visit: Visit, form: URLSearchParams, version: string | null): Promise<void> {
  const { context, parameter } = visit
  const id = parameter('id')
  const personal = form.get('personal') ?? ''
  const reason = written(form, 'reason')
  const findings = version === null ? null : await findingsOn(visit, id, version)
  const chosen = (['none', 'personal', 'sensitive'] as const).find((kind) => kind === personal)
  const isLess = findings !== null && chosen !== undefined && isStricter(findings.proposed, chosen)
  if (
    isLess &&
    reason === '' &&
    (findings.answer === null || isStricter(findings.proposed, findings.answer.proposed))
  ) {
    const { code, status, values } = findingsUnanswered({ proposed: findings.proposed, personal })
    throw new Problem(code, status, values, [{ path: 'reason', fault: 'missing', values: {} }])
  }
  const announced = form.get('announced') === 'yes'
  await perform(changeMetadata, context, { id, ...labelOf(form), announced })
  if (isLess && reason !== '' && version !== null) await perform(answerFindings, context, { id, version, reason })
}

function labelOf(form: URLSearchParams) {
  const residency = form.get('residency') ?? ''
  return {
    secrecy: form.get('secrecy') ?? '',
    personal: form.get('personal') ?? '',
    sectors: written(form, 'sectors')
      .split(/[,،]/)
      .map((sector) => sector.trim())
      .filter(Boolean),
    residency: residency === 'anywhere' ? residency : residency.split(' ').filter(Boolean),
  }
}

/** The form again as it was filled in, with what saving it would stop. */
async function previewLabel(visit: Visit, version: string | null, form: URLSearchParams) {
  const dataSet = visit.parameter('id')
  try {
    const change = { kind: 'label', dataSet, label: labelOf(form) }
    const impact = await perform(previewImpact, visit.context, { change })
    return await showLabel(visit, version, { values: typedAgain(visit, form), problem: null }, impact)
  } catch (error) {
    return showLabel(visit, version, filledAgain(visit, error, form, lastOf))
  }
}

async function previewProtection(visit: Visit, version: string | null, form: URLSearchParams) {
  const { context, parameter } = visit
  const dataSet = parameter('id')
  const { cndp } = protectionOf(form)
  // No end is stated: it holds for as long as anybody looks ahead.
  const until = cndp === null ? null : (cndp.until ?? '9999-12-31')
  try {
    const impact = await perform(previewImpact, context, { change: { kind: 'reference', dataSet, until } })
    return await showProtection(visit, version, { values: typedAgain(visit, form), problem: null }, impact)
  } catch (error) {
    return showProtection(visit, version, filledAgain(visit, error, form, lastOf))
  }
}

/** The fields of a change are the last steps of their paths: `change.label.secrecy`. */
function lastOf(path: string): string {
  return path.split('.').at(-1)!
}

async function showProtection(
  visit: Visit,
  version: string | null,
  filled: Filled | undefined,
  impact?: Impact,
): Promise<{ html: string; status: number }> {
  const { context, language, parameter } = visit
  const id = parameter('id')
  const { titles, cndp, purposes, label } = await perform(readDataset, context, { id })
  await requireMay(visit, changeMetadata, { id })
  const values = {
    // Sensitive data need an authorisation; for the rest nobody knows yet.
    kind: cndp?.kind ?? (label.personal === 'sensitive' ? 'authorisation' : 'none'),
    number: cndp?.number ?? '',
    until: cndp?.until ?? '',
    purposes: purposes.join(' '),
  }
  const data = {
    title: inLanguage(titles, language).text,
    action: localised(language, addresses.dataSetProtection(id)),
    ...(impact && { impact }),
    version,
  }
  const frame = frameAt(visit, addresses.dataSetProtection(id, version))
  const html = protectionPage(frame, data, filled ?? { values, problem: null })
  return { html, status: filled?.problem?.status ?? 200 }
}

function protectionOf(form: URLSearchParams) {
  const kind = form.get('kind') ?? 'none'
  const cndp = { kind, number: written(form, 'number'), until: written(form, 'until') || null }
  return { cndp: kind === 'none' ? null : cndp, purposes: form.getAll('purposes') }
}
