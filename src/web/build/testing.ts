/** Build pages for tests: every one, filled with what readers may have to cope with. */
import type { Filled } from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { assistantPage } from './assistant-page.tsx'
import { newAssistantPage } from './new-assistant-page.tsx'

const moment = '2026-11-21T09:05:00.000Z'
const digest = `sha256:${'a'.repeat(64)}`

export function everyBuildPage(text: string, at: (address: string) => Frame, refused: Filled): Record<string, string> {
  const names = { ar: text }
  const project = { id: 'prj_aaaabbbbcccc', name: names, problem: { id: 'pb_aaaabbbbcccc', title: names } }
  const dataSets = [
    { id: 'ds_aaaabbbbcccc', title: names, open: true },
    { id: 'ds_ddddeeeeffff', title: names, open: false },
  ]
  const permits = [
    {
      id: 'pmt_aaaabbbbcccc',
      purpose: 'public-service' as const,
      until: moment,
      dataSets: [{ dataSet: 'ds_ddddeeeeffff', version: digest, title: names }],
    },
  ]
  const assistant = {
    id: 'ast_aaaabbbbcccc',
    project: { id: project.id, name: names },
    owner: 'org_aaaabbbbcccc',
    names,
    dataSets: ['ds_aaaabbbbcccc', 'ds_ddddeeeeffff'],
    permit: 'pmt_aaaabbbbcccc',
    versions: [
      { digest, number: 2, madeAt: moment },
      { digest: `sha256:${'b'.repeat(64)}`, number: 1, madeAt: moment },
    ],
    createdAt: moment,
    own: true,
  }
  return {
    'new-assistant': newAssistantPage(at('/projects/prj_a/assistants/new'), { project, dataSets, permits }),
    'new-assistant-refused': newAssistantPage(
      at('/projects/prj_a/assistants/new'),
      { project, dataSets, permits: [] },
      refused,
    ),
    'new-assistant-without-data': newAssistantPage(at('/projects/prj_a/assistants/new'), {
      project,
      dataSets: [],
      permits: [],
    }),
    assistant: assistantPage(at('/assistants/ast_a'), {
      assistant,
      titles: { ds_aaaabbbbcccc: names },
      plans: [
        { id: 'evp_aaaabbbbcccc', task: names, passed: true },
        { id: 'evp_ddddeeeeffff', task: names, passed: false },
        { id: 'evp_ggggiiiijjjj', task: names, passed: null },
      ],
      systems: [{ slug: 'helper', names }],
      mayBuild: true,
      mayEvaluate: true,
      mayRegister: true,
    }),
    'assistant-read-only': assistantPage(at('/assistants/ast_a'), {
      assistant: { ...assistant, permit: null, own: false },
      titles: {},
      plans: [],
      systems: [],
      mayBuild: false,
      mayEvaluate: false,
      mayRegister: false,
    }),
  }
}
