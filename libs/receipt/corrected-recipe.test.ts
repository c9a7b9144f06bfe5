import { expect, test } from 'vitest'
import { correctedRecipe, isCorrectedIn } from './corrected-recipe.ts'

test('a recipe names the pages that an officer wrote, each run of them once', () => {
  const recipe = correctedRecipe('pdf/1', [9, 3, 7, 8, 3])
  expect(recipe).toBe('pdf/1; corrected by an officer: pages 3, 7-9')
  const named = Array.from({ length: 12 }, (_, page) => page).filter((page) => isCorrectedIn(recipe, page))
  expect(named).toEqual([3, 7, 8, 9])
})

test('a recipe of what was only read names none', () => {
  expect(correctedRecipe('pdf/1', [])).toBe('pdf/1')
  expect(isCorrectedIn('pdf/1', 1)).toBe(false)
  expect(isCorrectedIn('pdf/1; corrected by an officer: pages one, 2-', 2)).toBe(false)
})
