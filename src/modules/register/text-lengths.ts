/** How long what is written in the register may be, in each language. Characters. */
export const maxNameLength = 200
export const maxWordsLength = 2000
