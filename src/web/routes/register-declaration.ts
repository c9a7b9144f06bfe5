import { routeNotFound } from '../../http/problem-response.ts'
import { perform } from '../../kernel/perform.ts'
import { declareSystem, type Entry, readSystem } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { answersOf, changesOf, fieldOf } from '../register/declaration-answers.ts'
import { declarationCheckPage } from '../register/declaration-check-page.tsx'
import { declarationPage } from '../register/declaration-page.tsx'
import { type DeclarationStep, declarationSteps, isDeclarationStep } from '../register/declaration-steps.ts'
import { requireMay } from './asking-rules.ts'
import { orAgain } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** What people declare of a system, a part a page; what is answered stays with the system. */
export function serveDeclaration(pages: PageRoutes): void {
  pages.get('/register/:slug/declaration', async (visit) => {
    const entry = await entryToDeclare(visit)
    const frame = frameAt(visit, addresses.systemAct(entry.slug, 'declaration'))
    return { html: declarationCheckPage(frame, { entry, regions: visit.context.regions.list }) }
  })
  pages.get('/register/:slug/declaration/:step', async (visit) => {
    const step = stepNamed(visit)
    const entry = await entryToDeclare(visit)
    const filled = { ...blank, values: answersOf(entry.declared, visit.language) }
    return drawStep(visit, entry, step, visit.query('checking') === 'yes', filled)
  })
  pages.post('/register/:slug/declaration/:step', async (visit, form) => {
    const step = stepNamed(visit)
    const entry = await entryToDeclare(visit)
    const checking = form.get('checking') === 'yes'
    const take = async () => {
      const changes = changesOf(step, form, entry.declared, visit.language)
      await perform(declareSystem, visit.context, { system: entry.slug, ...changes })
      const next = declarationSteps[declarationSteps.indexOf(step) + 1]
      const isOver = checking || next === undefined
      return {
        seeOther: isOver ? addresses.systemAct(entry.slug, 'declaration') : addresses.declarationStep(entry.slug, next),
      }
    }
    return orAgain(visit, form, take, (filled) => drawStep(visit, entry, step, checking, filled), fieldOf)
  })
}

/** @throws Problem as for a page that is not there. */
function stepNamed({ parameter }: Visit): DeclarationStep {
  const name = parameter('step')
  if (!isDeclarationStep(name)) throw routeNotFound({})
  return name
}

/** @throws Problem for what the reader may not know of, or not declare. */
async function entryToDeclare(visit: Visit): Promise<Entry> {
  const { context, parameter } = visit
  const entry = await perform(readSystem, context, { system: parameter('slug') })
  await requireMay(visit, declareSystem, { system: entry.slug })
  return entry
}

async function drawStep(
  visit: Visit,
  entry: Entry,
  step: DeclarationStep,
  checking: boolean,
  filled: Filled,
): Promise<{ readonly html: string }> {
  const frame = frameAt(visit, `${addresses.declarationStep(entry.slug, step)}${checking ? '?checking=yes' : ''}`)
  return { html: declarationPage(frame, { entry, step, checking, regions: visit.context.regions.list }, filled) }
}
