import type { JSX } from 'preact'
import type { Review } from '../../modules/evaluation/index.ts'
import { words } from '../../words/sentence.ts'
import { addresses, localised } from '../addresses.ts'
import {
  blank,
  type Choice,
  CsrfField,
  ErrorSummary,
  type Filled,
  type Form,
  formOf,
  RadioField,
  TextArea,
} from '../forms.tsx'
import type { Frame } from '../frame.ts'
import { Page, renderPage } from '../page.tsx'
import { LaboratoryCrumbs } from './crumbs.tsx'
import { ItemInput, TargetWords } from './item-words.tsx'
import { Given } from './sample-page.tsx'

export type ReviewsPageData = {
  /** The one to rate now; null when none waits. */
  readonly review: Review | null
  /** The next one, for whoever leaves this to others. */
  readonly skipHref: string | null
  /** One was just rated. */
  readonly thanked: boolean
  /** Only samples of this run are asked for. */
  readonly run: string | null
}

/** Samples that wait for the reader's rating, one a page: neither the system nor what others said is shown. */
export function reviewsPage(frame: Frame, data: ReviewsPageData, filled: Filled = blank): string {
  const { language } = frame
  const say = words(language)
  const form = formOf(language, filled, { value: 'review.value', note: 'review.note' })
  return renderPage(
    <Page frame={frame} title={say('reviews.title')} section="workspace" failed={filled.problem !== null}>
      <LaboratoryCrumbs language={language} />
      <ErrorSummary form={form} />
      <h1>{say('reviews.title')}</h1>
      {data.thanked && (
        <p role="status">
          <span class="tag ok">{say('reviews.rated')}</span>
        </p>
      )}
      <p class="measure">{say('reviews.what')}</p>
      {data.review ? (
        <Rating frame={frame} form={form} data={data} review={data.review} />
      ) : (
        <>
          <p class="inset">{say('reviews.none')}</p>
          {data.run !== null && (
            <p>
              <a href={localised(language, addresses.run(data.run))}>{say('reviews.to-run')}</a>
            </p>
          )}
        </>
      )}
    </Page>,
  )
}

type RatingProps = { frame: Frame; form: Form; data: ReviewsPageData; review: Review }

function Rating({ frame, form, data, review }: RatingProps): JSX.Element {
  const { language } = frame
  const say = words(language)
  return (
    <>
      <section aria-labelledby="asked" class="mt5 measure">
        <h2 id="asked">{say('sample.asked')}</h2>
        <ItemInput item={review.asked} />
        <h3>{say('item.expected')}</h3>
        <TargetWords language={language} item={review.asked} />
      </section>
      <section aria-labelledby="given" class="mt5 measure">
        <h2 id="given">{say('review.given')}</h2>
        <Given language={language} output={review.output} />
      </section>
      <form class="mt6 measure" method="post" action={localised(language, addresses.reviews)}>
        <CsrfField frame={frame} />
        <input type="hidden" name="run" value={review.run} />
        <input type="hidden" name="place" value={review.place} />
        <input type="hidden" name="metric" value={review.metric} />
        {data.run !== null && <input type="hidden" name="only" value="yes" />}
        <p>
          <strong>{review.criterion === null ? say('review.is-it-right') : <bdi>{review.criterion}</bdi>}</strong>
        </p>
        <RadioField form={form} name="value" open choices={levelsOf(frame, review.levels)} />
        <TextArea form={form} name="note" hint="review.note.hint" maxLength={2_000} optional />
        <button type="submit" class="btn">
          {say('review.submit')}
        </button>
      </form>
      {data.skipHref !== null && (
        <p class="mt4">
          <a href={data.skipHref}>{say('review.skip')}</a>
        </p>
      )}
    </>
  )
}

/** The places of the scale, worst first, each as the value that it stands for. */
function levelsOf({ language }: Frame, levels: number): Choice[] {
  const say = words(language)
  return Array.from({ length: levels }, (_, place) => ({
    value: String(place / (levels - 1)),
    text:
      levels === 2
        ? say(place === 0 ? 'review.wrong' : 'review.right')
        : say(place === 0 ? 'review.worst' : place === levels - 1 ? 'review.best' : 'review.level', {
            level: place + 1,
            levels,
          }),
  }))
}
