import { analysisRecipe } from './analysis/analysis-recipe.ts'
import { passageRecipe } from './passage.ts'

/** Everything that decides what an index of the same text holds. Another recipe is another index, built aside. */
export const indexRecipe = `${analysisRecipe} ${passageRecipe}`
