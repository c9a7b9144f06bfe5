/** Changes with what is measured on pages, what is mended and where the gate is: pages are judged anew, not read anew. */
export const qualityRecipe = 'quality=1'
