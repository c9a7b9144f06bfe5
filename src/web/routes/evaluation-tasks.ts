import type { Readable } from 'node:stream'
import { bodyMalformed, bodyTooLarge } from '../../http/problem-response.ts'
import { perform } from '../../kernel/perform.ts'
import { listDatasets } from '../../modules/datasets/index.ts'
import {
  addGoldenTask,
  addTask,
  importItems,
  listItems,
  listPlans,
  readTask,
  type Task,
} from '../../modules/evaluation/index.ts'
import { addresses } from '../addresses.ts'
import { itemFormats, type NewTaskData, newTaskPage } from '../evaluation/new-task-page.tsx'
import { type ShownItems, taskPage } from '../evaluation/task-page.tsx'
import { blank, type Filled } from '../forms.tsx'
import { mayPerform, requireMay, requireSignedIn } from './asking-rules.ts'
import { requireOwnForm } from './csrf.ts'
import { dataSetTitles } from './data-set-titles.ts'
import { evaluatingOrganisations, finishedRuns, mayEvaluate, whereAllowed } from './evaluation-sight.ts'
import { orAgain, written } from './filled-again.ts'
import { formParts } from './form-parts.ts'
import { nextPage, nextPart } from './next-page.ts'
import { type Answer, frameAt, type PageRoutes, type Visit } from './visit.ts'

const shown = 20
const mostDataSets = 100
const mebibyte = 2 ** 20
/** As large as items may be; what is larger is cut off, and refused as too large. */
const largestItems = 20 * mebibyte
/** Longer texts are not shown again in the page of a refusal. */
const longestAgain = 100_000

/** Tests: one's page, and new ones. */
export function serveTasks(pages: PageRoutes): void {
  pages.get(addresses.newTask, async (visit) => {
    await requireMayAdd(visit)
    return drawNewTask(visit, blank)
  })
  pages.post(`${addresses.newTask}/golden`, (visit, form) => {
    const take = async () => {
      const { digest } = await perform(addGoldenTask, visit.context, { dataSet: written(form, 'dataSet') })
      return { seeOther: addresses.task(digest) }
    }
    return orAgain(visit, form, take, (filled) => drawNewTask(visit, filled))
  })
  pages.take('POST', addresses.newTask, takeTask)
  pages.get('/evaluation/tasks/:digest', showTask)
}

async function requireMayAdd(visit: Visit): Promise<void> {
  requireSignedIn(visit)
  if (!(await mayEvaluate(visit))) await requireMay(visit, addTask, { header: '', items: '' })
}

async function showTask(visit: Visit): Promise<Answer> {
  const { context, query, parameter, frame } = visit
  const task = await perform(readTask, context, { digest: parameter('digest') })
  const chosen = { language: query('language') || undefined, slice: query('slice') || undefined }
  const plansAfter = query('plans')
  const { plans, next } = await perform(listPlans, context, {
    task: task.digest,
    limit: shown,
    ...(plansAfter && { cursor: plansAfter }),
  })
  const html = taskPage(frame, {
    task,
    titles: await dataSetTitles(visit, task.dataSets),
    items: await itemsOf(visit, task, chosen),
    chosen,
    plans,
    morePlans: nextPart(visit, addresses.task(task.digest), 'plans', next),
    finished: await finishedRuns(visit, task.digest),
    mayPlan: await mayEvaluate(visit),
  })
  return { html }
}

async function itemsOf(
  visit: Visit,
  { digest, hidden }: Task,
  chosen: { readonly language: string | undefined; readonly slice: string | undefined },
): Promise<ShownItems> {
  const { context, query } = visit
  if (hidden) return { state: 'hidden' }
  const cursor = query('cursor')
  const asked = {
    digest,
    limit: shown,
    ...(chosen.language && { language: chosen.language }),
    ...(chosen.slice && { slice: chosen.slice }),
    ...(cursor && { cursor }),
  }
  if (!(await mayPerform(visit, listItems, asked))) return { state: 'closed' }
  const page = await whereAllowed(() => perform(listItems, context, asked))
  if (!page) return { state: 'closed' }
  return { state: 'shown', items: page.items, next: nextPage(visit, addresses.task(digest), chosen, page.next) }
}

async function drawNewTask(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  const data: NewTaskData = {
    dataSets: await withGoldenQuestions(visit),
    organisations: await evaluatingOrganisations(visit),
    largestMebibytes: largestItems / mebibyte,
  }
  return { html: newTaskPage(frameAt(visit, addresses.newTask), data, filled) }
}

/** Data sets that the reader may read and whose current version holds golden questions. */
async function withGoldenQuestions({ context }: Visit): Promise<NewTaskData['dataSets']> {
  const { dataSets } = await perform(listDatasets, context, { state: 'published', limit: mostDataSets })
  return dataSets.filter(({ current }) => current?.goldenQuestions)
}

type Sent = { readonly form: URLSearchParams; readonly header: string; readonly items: string }

async function takeTask(visit: Visit): Promise<Answer> {
  const { context } = visit
  const { form, header, items } = await sentTask(visit)
  const organisation = written(form, 'organisation')
  const common = { header, ...(organisation && { organisation }) }
  const format = itemFormats.find((one) => one === form.get('format')) ?? 'jsonl'
  const take = async () => {
    const { digest } =
      format === 'jsonl'
        ? await perform(addTask, context, { ...common, items })
        : await perform(importItems, context, { ...common, format, text: items })
    return { seeOther: addresses.task(digest) }
  }
  const draw = (filled: Filled) => drawNewTask(visit, { ...filled, values: typedTask(visit, form) })
  return orAgain(visit, form, take, draw, (path) => (path === 'text' ? 'items' : path.split('.')[0]!))
}

/** What was pasted, as it was pasted: `typedAgain` cuts long texts short. What identifies people is masked. */
function typedTask({ context }: Visit, form: URLSearchParams): Filled['values'] {
  const names = ['organisation', 'format', 'header', 'items']
  const typed = names.map((name) => [name, written(form, name)] as const)
  return Object.fromEntries(
    typed
      .filter(([, text]) => text !== '' && text.length <= longestAgain)
      .map(([name, text]) => [name, context.personalData.mask(text.toWellFormed()).text]),
  )
}

/** The form's fields, and header and items as they were sent: a file comes before what was pasted. */
async function sentTask(visit: Visit): Promise<Sent> {
  const { request, site } = visit
  const form = new URLSearchParams()
  const files = new Map<string, string>()
  let isOwn = false
  const limits = { fileSize: largestItems + 1, files: 2, fields: 6, fieldSize: mebibyte }
  for await (const part of formParts(request, limits)) {
    if (part.type === 'field' && part.fieldname === 'csrf') {
      requireOwnForm(request, site.origin, String(part.value))
      // Files are held whole: those of nobody else.
      await requireMayAdd(visit)
      isOwn = true
      continue
    }
    if (!isOwn) requireOwnForm(request, site.origin, '')
    if (part.type === 'field' && part.valueTruncated) throw bodyTooLarge({})
    if (part.type === 'field') form.set(part.fieldname, String(part.value))
    else if (part.filename === '') part.file.resume()
    else files.set(part.fieldname, await textOf(part.file))
  }
  if (!isOwn) requireOwnForm(request, site.origin, '')
  return {
    form,
    header: files.get('headerFile') ?? written(form, 'header'),
    items: files.get('itemsFile') ?? written(form, 'items'),
  }
}

async function textOf(file: Readable): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk as Buffer)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw bodyMalformed({})
  }
}
