import { perform } from '../../kernel/perform.ts'
import { adoptSolution, readSolution } from '../../modules/register/index.ts'
import { addresses } from '../addresses.ts'
import { blank, type Filled } from '../forms.tsx'
import { solutionPage } from '../register/solution-page.tsx'
import { mayPerform } from './asking-rules.ts'
import { orAgain, written } from './filled-again.ts'
import { ownOrganisations } from './own-organisations.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Solutions: what answers a public problem, and how another administration takes it over. */
export function serveSolutions(pages: PageRoutes): void {
  pages.get('/solutions/:slug', (visit) => drawSolution(visit, blank))
  pages.post('/solutions/:slug/adoption', (visit, form) => {
    const take = async () => {
      const organisation = written(form, 'organisation')
      const { slug } = await perform(adoptSolution, visit.context, {
        solution: visit.parameter('slug'),
        ...(organisation && { organisation }),
      })
      return { seeOther: addresses.solution(slug) }
    }
    return orAgain(visit, form, take, (filled) => drawSolution(visit, filled))
  })
}

async function drawSolution(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  const { context, parameter } = visit
  const solution = await perform(readSolution, context, { solution: parameter('slug') })
  const isAdoptable = solution.systems.some(({ state }) => state === 'live')
  const data = {
    solution,
    levels: context.riskQuestionnaire.levels,
    adopters: isAdoptable ? await adoptersOf(visit, solution.slug, solution.owner.id) : [],
  }
  return { html: solutionPage(frameAt(visit, addresses.solution(solution.slug)), data, filled) }
}

/** The reader's organisations in whose name the rules would let them adopt it; whoever has it already needs no copy. */
async function adoptersOf(visit: Visit, solution: string, owner: string) {
  const own = (await ownOrganisations(visit)).filter(({ id }) => id !== owner)
  const may = await Promise.all(own.map(({ id }) => mayPerform(visit, adoptSolution, { solution, organisation: id })))
  return own.filter((_, place) => may[place])
}
