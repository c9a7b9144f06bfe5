import type { RecordKind } from '../kind.ts'

/** What the network offers to those who come to it, as doors of the home page. */
export const space: RecordKind = {
  kind: 'space',
  title: 'name',
  schemaType: 'Service',
  fields: {
    /** For whom: our word for a door of the page; what it offers is the sources'. */
    name: { type: 'text', from: 'ours', required: true },
    audience: {
      type: 'term',
      from: 'ours',
      required: true,
      terms: ['researchers', 'start-ups', 'companies', 'administrations'],
    },
    offer: { type: 'text', from: 'sources', required: true },
  },
}
