import type { z } from 'zod'

const texts = new WeakMap<object, string>()

/**
 * A text that goes to the code that needs it and nowhere else: whoever prints, logs or commits to the object that stands
 * for it finds it empty. Passwords are short, so even a salted digest of one in the log would tell it to whoever guesses.
 */
export type Concealed = { readonly [concealed]?: never }
declare const concealed: unique symbol

/** A field of an input whose text is concealed as soon as it is read. */
export function concealedText(text: z.ZodType<string, string>) {
  return text.transform((said): Concealed => conceal(said))
}

function conceal(text: string): Concealed {
  const cover = Object.freeze({})
  texts.set(cover, text)
  return cover
}

/** @throws TypeError for what conceals nothing. */
export function reveal(cover: Concealed): string {
  const text = texts.get(cover)
  if (text === undefined) throw new TypeError('nothing is concealed here')
  return text
}
