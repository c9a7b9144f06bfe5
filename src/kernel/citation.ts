/**
 * Where a rule, a question or a duty comes from.
 *
 * - `verified`: the law and the article were read in a public source. It is not legal advice.
 * - `unverified`: the law is known, and its article was not yet checked in the official bulletin.
 * - `platform`: of this platform, not of a law; `law` then is null.
 */
export type Citation =
  | {
      readonly law: string
      readonly article: string | null
      readonly status: 'verified' | 'unverified'
      readonly url?: string
    }
  | { readonly law: null; readonly article: null; readonly status: 'platform'; readonly url?: string }
