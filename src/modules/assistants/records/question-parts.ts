/** Another thing that the same question asks: "…to companies, and what to start-ups?". */
const another =
  /(?:[,،;؛]\s*|\s)(?:(?:and|et)\s+(?:à\s+|a\s+|to\s+|for\s+|pour\s+)?|و\s*)(?=(?:what|which|who|whom|where|when|how|qui|que|quoi|quel\p{L}*|où|quand|comment|combien|ما|ماذا|من|أين|متى|كم|أي|كيف|شنو|شكون|فين)(?!\p{L}))/iu

/** A question cut where a word that asks begins anew. */
export function questionParts(text: string): string[] {
  return text.split(another).filter((part) => /\p{L}/u.test(part))
}

/**
 * It asks about what is not so. A stretch that says a thing is found by the same words as one that denies it, and here
 * no words of the document itself are compared with the question.
 */
export function isNegated(text: string): boolean {
  return /(?<![\p{L}'’])(?:not|no|never|without|except|neither|nor|isn['’]?t|\p{L}+n['’]t|(?:ne|n['’])\s*\p{L}+(?:\s+\p{L}+){0,2}\s+(?:pas|plus|jamais|aucune?|que)|pas|aucune?|sans|jamais|sauf|hormis|ليس|ليست|ليسوا|لا|لن|بدون|دون|غير|باستثناء|سوى|عدا|ماشي)(?!\p{L})/iu.test(
    text,
  )
}
