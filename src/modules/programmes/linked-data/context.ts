/**
 * The `@context` of records and public problems (JSON-LD 1.1): kinds and what everybody has a word for are schema.org's, citations are W3C Web
 * Annotation selectors, everything else has its name under this very address. Nothing in it leads elsewhere, so one
 * request, or a kept copy, is all that reading takes.
 *
 * `address`: where it is served.
 */
export function linkedDataContext(address: string): { readonly '@context': object } {
  const ours = (name: string) => `${address}#${name}`
  const words = (name: string) => ({ '@id': name, '@container': '@language' })
  const moment = (name: string) => ({ '@id': name, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' })
  const link = (name: string) => ({ '@id': name, '@type': '@id' })
  const list = (name: string) => ({ '@id': name, '@container': '@list' })
  return {
    '@context': {
      '@version': 1.1,
      '@vocab': 'https://schema.org/',
      oa: 'http://www.w3.org/ns/oa#',
      name: words('https://schema.org/name'),
      description: words('https://schema.org/description'),
      location: words('https://schema.org/location'),
      organizer: link('https://schema.org/organizer'),
      kind: ours('kind'),
      slug: ours('slug'),
      code: 'https://schema.org/identifier',
      state: ours('state'),
      supersededBy: link('http://purl.org/dc/terms/isReplacedBy'),
      revision: ours('revision'),
      flagged: ours('flagged'),
      publishedAt: moment('http://purl.org/dc/terms/issued'),
      changedAt: moment('http://purl.org/dc/terms/modified'),
      statements: list(ours('statements')),
      Statement: ours('Statement'),
      field: ours('field'),
      from: ours('from'),
      texts: words(ours('text')),
      date: { '@id': ours('date'), '@type': 'https://schema.org/Date' },
      number: ours('number'),
      record: link(ours('record')),
      region: ours('region'),
      term: ours('term'),
      address: ours('address'),
      citations: list(ours('citations')),
      SpecificResource: 'oa:SpecificResource',
      TextQuoteSelector: 'oa:TextQuoteSelector',
      TextPositionSelector: 'oa:TextPositionSelector',
      source: link('oa:hasSource'),
      selector: 'oa:hasSelector',
      exact: 'oa:exact',
      start: 'oa:start',
      end: 'oa:end',
      document: ours('document'),
      quote: ours('quote'),
      page: ours('page'),
      dataSet: link(ours('dataSet')),
      version: ours('version'),
      path: ours('path'),
      title: words('http://purl.org/dc/terms/title'),
      publisher: words(ours('publisher')),
      provenance: ours('provenance'),
      stands: ours('stands'),
      restates: list(ours('restates')),
      shortName: ours('shortName'),
      sourceKind: ours('sourceKind'),
      dateAsStated: words(ours('dateAsStated')),
      need: words(ours('need')),
      people: words(ours('people')),
      owner: words(ours('owner')),
      takenUpBy: words(ours('takenUpBy')),
      dataThatExist: words(ours('dataThatExist')),
      dataMissing: words(ours('dataMissing')),
      dataSets: link(ours('dataSet')),
      sectors: ours('sector'),
      regions: ours('region'),
      axes: link(ours('axis')),
      followsFrom: link(ours('followsFrom')),
      history: list(ours('history')),
      at: moment(ours('at')),
      note: words(ours('note')),
    },
  }
}
