import type { JSX } from 'preact'
import type { Language } from '../../kernel/language.ts'
import { words } from '../../words/sentence.ts'
import { Words } from '../records/words.tsx'
import { Unfilled } from '../text.tsx'
import type { ShownProject } from './shown.ts'

/** The public problem that a project works on; one that is not public any more keeps its title to itself. */
export function ProblemTitle({
  language,
  problem,
}: {
  language: Language
  problem: ShownProject['problem']
}): JSX.Element {
  if (problem.title === null) return <Unfilled>{words(language)('project.problem-not-public')}</Unfilled>
  return <Words language={language} text={problem.title} />
}
