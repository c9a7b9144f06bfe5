import { type ReviewAsked, together } from './rating.ts'
import type { RatingRow } from './rating-store.ts'
import { modelJudge } from './scorers/rated.ts'
import { type Agreement, cohensKappa } from './statistics/cohens-kappa.ts'

/** What raters said of one sample: people in the order in which they rated. */
export type RatedSample = { readonly people: readonly number[]; readonly model: number | null }

export function ratedSamples(ratings: readonly RatingRow[], review: ReviewAsked): ReadonlyMap<number, RatedSample> {
  const samples = new Map<number, { people: number[]; model: number | null }>()
  for (const { place, metric, by_model: byModel, value } of ratings) {
    const sample = samples.get(place) ?? { people: [], model: null }
    if (byModel && metric === modelJudge.name) sample.model = value
    else if (!byModel && metric === review.metric) sample.people.push(value)
    samples.set(place, sample)
  }
  return samples
}

/** How far the first two people agree on the samples that two rated. */
export function peopleAgree(samples: ReadonlyMap<number, RatedSample>): Agreement {
  const pairs = [...samples.values()].flatMap(({ people: [a, b] }) =>
    a === undefined || b === undefined ? [] : [[a, b] as const],
  )
  return cohensKappa(pairs)
}

/** How far the model agrees with what people say together, on the samples that both rated. */
export function modelAgrees(samples: ReadonlyMap<number, RatedSample>, { levels }: ReviewAsked): Agreement {
  const pairs = [...samples.values()].flatMap(({ people, model }) =>
    people.length === 0 || model === null ? [] : [[model, together(people, levels)] as const],
  )
  return cohensKappa(pairs)
}
