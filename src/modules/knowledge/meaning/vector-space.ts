import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../../libs/canonical-json/index.ts'
import type { Embedder } from '../../../kernel/ports/embedder.ts'
import { embeddedTextRecipe } from './embedded-text.ts'

/**
 * Names the space in which vectors compare: everything that decides what the vector of a passage is. Another model, revision,
 * prefix or number of dimensions is another space, and vectors of two are never compared. The prefix of questions is not
 * part of it: no stored vector changes with it.
 */
export function vectorSpace({ model, dimensions, passagePrefix }: Embedder): string {
  const recipe = canonicalJson({ model, dimensions, passagePrefix, text: embeddedTextRecipe })
  return createHash('sha256').update(recipe, 'utf8').digest('hex').slice(0, 16)
}
