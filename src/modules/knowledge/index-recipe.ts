import type { DocumentReader } from '../../kernel/ports/document-reader.ts'
import { analysisRecipe } from './analysis/analysis-recipe.ts'
import { passageRecipe } from './passage.ts'
import { qualityRecipe } from './quality/quality-recipe.ts'

/** Everything that decides what an index of the same files holds. Another recipe is another index, built aside. */
export function indexRecipe({ revision }: DocumentReader): string {
  return `${analysisRecipe} ${passageRecipe} ${qualityRecipe} reader=${revision}`
}
