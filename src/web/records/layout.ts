/** In which order a record's fields stand on its page, and under which headings. */

export type LayoutSection = {
  /** Of `record.section.…`; the first section needs none. */
  readonly heading: 'promise' | 'outcome' | 'here' | 'tags' | null
  readonly fields: readonly string[]
}

/** What we add for filters and the map. */
const tags = { heading: 'tags', fields: ['region', 'axis', 'sector'] } as const

const layouts: Readonly<Record<string, readonly LayoutSection[]>> = {
  axis: [{ heading: null, fields: ['name', 'description'] }],
  programme: [
    {
      heading: null,
      fields: ['name', 'description', 'aim', 'launchedOn', 'place', 'leader', 'partner', 'budget', 'targets', 'text'],
    },
    { heading: 'tags', fields: ['sort', 'axis', 'sector'] },
  ],
  institute: [
    {
      heading: null,
      fields: [
        'name',
        'role',
        'place',
        'stage',
        'status',
        'launchedOn',
        'openedOn',
        'purpose',
        'infrastructure',
        'partner',
        'budget',
        'programme',
      ],
    },
    tags,
  ],
  laboratory: [
    {
      heading: null,
      fields: ['name', 'launchedOn', 'place', 'work', 'role', 'partner', 'agreement', 'programme', 'budget', 'result'],
    },
    tags,
  ],
  agreement: [
    { heading: null, fields: ['partner', 'party', 'event', 'count', 'status', 'nature', 'subject'] },
    { heading: 'promise', fields: ['promise', 'promisedBy', 'due', 'amount', 'terms'] },
    { heading: 'outcome', fields: ['result', 'outcome', 'evidence'] },
    tags,
  ],
  recommendation: [{ heading: null, fields: ['statement', 'event'] }, { heading: 'here', fields: ['offer'] }, tags],
  event: [{ heading: null, fields: ['name', 'startsOn', 'endsOn', 'place', 'organiser', 'figure', 'result'] }, tags],
  organisation: [
    { heading: null, fields: ['name', 'description', 'country'] },
    { heading: 'tags', fields: ['sort', 'region', 'axis', 'sector'] },
  ],
  space: [{ heading: null, fields: ['name', 'audience', 'offer'] }],
}

/** Of what only some records have by their nature: where they lack it, no source was silent. */
export const fieldsOfSome: readonly string[] = ['party', 'count']

/** Of a kind that nobody laid out yet: its fields as declared. */
export function layoutOf(kind: string, fields: readonly string[]): readonly LayoutSection[] {
  const sections = layouts[kind] ?? [{ heading: null, fields }]
  return sections.map((section) => ({ ...section, fields: section.fields.filter((field) => fields.includes(field)) }))
}
