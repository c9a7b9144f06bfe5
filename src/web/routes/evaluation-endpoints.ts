import { perform } from '../../kernel/perform.ts'
import { addEndpoint, endEndpoint, listEndpoints } from '../../modules/evaluation/index.ts'
import { addresses } from '../addresses.ts'
import { endpointsPage } from '../evaluation/endpoints-page.tsx'
import { blank, type Filled } from '../forms.tsx'
import { requireSignedIn } from './asking-rules.ts'
import { evaluatingOrganisations } from './evaluation-sight.ts'
import { orAgain, written } from './filled-again.ts'
import { frameAt, type PageRoutes, type Visit } from './visit.ts'

/** Models behind addresses: administrators connect and disconnect them. A key goes in and never comes out. */
export function serveEndpoints(pages: PageRoutes): void {
  pages.get(addresses.endpoints, (visit) => drawEndpoints(visit, blank))
  pages.post(addresses.endpoints, (visit, form) => {
    const text = (field: string) => written(form, field)
    const given = (field: string) => (text(field) ? { [field]: text(field) } : {})
    const take = async () => {
      await perform(addEndpoint, visit.context, {
        name: text('name'),
        url: text('url'),
        model: text('model'),
        settings: {
          ...(text('system') && { system: text('system') }),
          ...(text('temperature') && { temperature: Number(text('temperature').replace(',', '.')) }),
          ...(text('maxTokens') && { maxTokens: Number(text('maxTokens')) }),
        },
        ...given('key'),
        ...given('parallel'),
        ...given('organisation'),
      })
      return { seeOther: addresses.endpoints }
    }
    const fieldOf = (path: string) => path.replace(/^settings\./, '').split('.')[0]!
    return orAgain(visit, form, take, (filled) => drawEndpoints(visit, withoutKey(filled)), fieldOf)
  })
  pages.post(`${addresses.endpoints}/end`, (visit, form) => {
    const take = async () => {
      await perform(endEndpoint, visit.context, { id: written(form, 'endpoint') })
      return { seeOther: addresses.endpoints }
    }
    return orAgain(visit, form, take, ({ problem }) => drawEndpoints(visit, { values: {}, problem }))
  })
}

function withoutKey({ values: { key: _, ...values }, problem }: Filled): Filled {
  return { values, problem }
}

async function drawEndpoints(visit: Visit, filled: Filled): Promise<{ readonly html: string }> {
  requireSignedIn(visit)
  const { endpoints } = await perform(listEndpoints, visit.context, {})
  const organisations = await evaluatingOrganisations(visit)
  return { html: endpointsPage(frameAt(visit, addresses.endpoints), { endpoints, organisations }, filled) }
}
