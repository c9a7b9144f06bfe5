import { codePointLength } from '../../kernel/code-points.ts'
import { inLanguage } from '../../kernel/language.ts'
import { perform } from '../../kernel/perform.ts'
import { readDataset, readVersion } from '../../modules/datasets/index.ts'
import { listPagesBelowGate, readPage } from '../../modules/knowledge/index.ts'
import { addresses, localised } from '../addresses.ts'
import type { PlaceInLaw } from '../ask/answer.ts'
import { sourcePage } from '../sources/source-page.tsx'
import { underPermit } from './acting-permit.ts'
import { mayPerform } from './asking-rules.ts'
import { fileTitle, restatedBy } from './described.ts'
import { downloadHref } from './downloads.ts'
import type { PageRoutes } from './visit.ts'

/** A page of a stored document. `start` and `end` mark a quote in it, in code points. */
export function serveSources(pages: PageRoutes): void {
  pages.get('/sources/:dataSet/:version/:page/*', async (visit) => {
    const { frame, language, context, parameter, query } = visit
    const [dataSet, version, path] = [parameter('dataSet'), parameter('version'), parameter('*')]
    const page = await perform(readPage, context, { dataSet, version, page: parameter('page'), path })
    const { files } = await perform(readVersion, context, { id: dataSet, digest: version })
    const described = await perform(readDataset, context, { id: dataSet })
    const file = files.find((candidate) => candidate.path === path)
    if (!file) throw new Error(`the version ${version} holds a page of a file that it does not hold`)

    const quote = spanOf(query('start'), query('end'), page.text)
    const cited = { dataSet, version, path, page: String(page.page), ...(quote && spanText(quote)) }
    const pageHref = (number: number) =>
      underPermit(visit, localised(language, addresses.source(dataSet, version, number, path)))
    const html = sourcePage(frame, {
      dataSet: {
        title: inLanguage(described.titles, language).text,
        href: underPermit(visit, localised(language, addresses.dataSetVersion(dataSet, version))),
      },
      document: {
        path,
        title: fileTitle(file, language),
        language: file.language,
        digest: file.digest,
        bytes: file.size,
        downloadHref: downloadHref(visit, { dataSet, version, path }),
      },
      provenance: described.provenance,
      restates: restatedBy([file], language),
      ...(frame.person?.isOfficer && {
        citeHref: `${localised(language, addresses.cite)}?${new URLSearchParams(cited)}`,
      }),
      page: {
        number: page.page,
        count: page.pages,
        text: page.text,
        quote,
        place: quote && placeIn(page.places, quote),
        repaired: page.repaired,
        recognised: page.ocrConfidence !== null,
        reasons: page.quality.reasons,
        searched: page.searched,
        original: page.original?.text ?? null,
        decision: page.decision,
        judgeHref: (await mayPerform(visit, listPagesBelowGate, { dataSet, version, limit: 1 }))
          ? localised(language, addresses.judgedPage(dataSet, version, page.page, path))
          : null,
        previousHref: page.page > 1 ? pageHref(page.page - 1) : null,
        nextHref: page.page < page.pages ? pageHref(page.page + 1) : null,
      },
    })
    return { html }
  })
}

/** Where a stretch stands; no narrower than its article where it holds several paragraphs, and nowhere where it holds two articles. */
function placeIn(
  places: readonly { readonly start: number; readonly end: number; readonly place: PlaceInLaw }[],
  { start, end }: { start: number; end: number },
): PlaceInLaw | null {
  const [first, ...others] = places.filter((stretch) => stretch.start < end && start < stretch.end)
  if (!first || first.start > start || others.some(({ place }) => place.article !== first.place.article)) return null
  return others.length === 0 ? first.place : { ...first.place, paragraph: null, point: null }
}

function spanText({ start, end }: { start: number; end: number }): { start: string; end: string } {
  return { start: String(start), end: String(end) }
}

/** A span that does not lie in the text marks nothing: the page is still the page. */
function spanOf(
  start: string | undefined,
  end: string | undefined,
  text: string,
): { start: number; end: number } | null {
  if (!/^\d{1,9}$/.test(start ?? '') || !/^\d{1,9}$/.test(end ?? '')) return null
  const span = { start: Number(start), end: Number(end) }
  return span.start < span.end && span.end <= codePointLength(text) ? span : null
}
