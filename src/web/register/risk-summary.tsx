import type { JSX } from 'preact'
import { inLanguage, type Language } from '../../kernel/language.ts'
import type { Entry } from '../../modules/register/index.ts'
import { words } from '../../words/sentence.ts'
import { Fact } from '../fact.tsx'
import { Words } from '../records/words.tsx'
import { Day, Say, Unfilled } from '../text.tsx'
import { type Levels, levelMeaning } from './level-words.ts'
import { DeclaredMark, MeasuredMark } from './marks.tsx'
import { LevelTag } from './system-tags.tsx'

type RiskProps = { language: Language; entry: Pick<Entry, 'risk' | 'nextReview'>; levels: Levels }

/** The level that the answers came to, why, and what it asks for: each duty, met or not. */
export function RiskSummary({ language, entry, levels }: RiskProps): JSX.Element {
  const say = words(language)
  const { assessment, level } = entry.risk
  return (
    <section aria-labelledby="risk" class="mt6">
      <h2 id="risk">{say('register.section.risk')}</h2>
      <dl class="summary">
        <Fact language={language} of="register.risk.level">
          <LevelTag language={language} levels={levels} level={level} />
          <DeclaredMark language={language} />
          {level !== null && <p>{levelMeaning(levels, level, language)}</p>}
          {assessment && !assessment.current && <p class="fault">{say('register.risk.outdated')}</p>}
        </Fact>
        {assessment && (
          <Fact language={language} of="register.risk.score">
            {say('register.risk.score.told', { score: assessment.score, raw: assessment.raw })}
            <MeasuredMark language={language} />
            <p class="weak">
              <Say
                language={language}
                of="register.risk.assessed-on"
                day={<Day language={language} at={assessment.at} />}
              />
            </p>
          </Fact>
        )}
        <Fact language={language} of="register.risk.grounds">
          {assessment ? (
            <>
              <Paragraphs language={language} text={assessment.grounds} />
              <DeclaredMark language={language} />
            </>
          ) : (
            <Unfilled>{say('state.unfilled')}</Unfilled>
          )}
        </Fact>
        <Fact language={language} of="register.risk.next-review">
          {entry.nextReview === null ? (
            <Unfilled>{say('state.unfilled')}</Unfilled>
          ) : (
            <Day language={language} at={entry.nextReview} />
          )}
        </Fact>
      </dl>
      <h3 class="mt5">{say('register.duties')}</h3>
      {level === null && <p class="weak">{say('register.duties.of-lowest')}</p>}
      <DutyList language={language} duties={entry.risk.duties} />
    </section>
  )
}

/** Duties of a level, each with what it asks; whether it is met is measured, but for what only people do. */
function DutyList({ language, duties }: { language: Language; duties: Entry['risk']['duties'] }): JSX.Element {
  const say = words(language)
  return (
    <ul class="plain-list changes">
      {duties.map(({ id, name, sentence, met }) => (
        <li key={id}>
          <strong>{name[language]}</strong>{' '}
          {met === null ? (
            <span class="tag info">{say('register.duty.practice')}</span>
          ) : (
            <>
              <span class={met ? 'tag ok' : 'tag warn'}>{say(met ? 'register.duty.met' : 'register.duty.unmet')}</span>
              <MeasuredMark language={language} />
            </>
          )}
          <p class="weak">{sentence[language]}</p>
        </li>
      ))}
    </ul>
  )
}

function Paragraphs({ language, text }: { language: Language; text: Parameters<typeof inLanguage>[0] }): JSX.Element {
  const said = inLanguage(text, language)
  if (!said.text.includes('\n')) return <Words language={language} text={text} />
  return (
    <div dir="auto" lang={said.language === language ? undefined : said.language}>
      {said.text.split(/\n+/).map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </div>
  )
}
