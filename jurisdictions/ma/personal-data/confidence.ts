/** How sure a finding is. A convention of the field, not a probability that was measured. */
export const confidence = {
  /** Its check key holds. */
  checked: 0.99,
  /** Nothing else is written so. */
  distinctive: 0.95,
  /** Somebody says that it is theirs, or a form asks for it. */
  declared: 0.9,
  /** It has the shape, and a word near it names it. */
  named: 0.85,
  /** Named, with a check key that does not hold; or a shape that little else has. */
  uncertain: 0.6,
  /** It has the shape, as other things have. */
  shape: 0.4,
} as const
