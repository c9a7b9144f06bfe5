/** Wakes the islands in a part of the page that came later. */
export type Wake = (root: ParentNode) => void
