/** Pictures of the pages of documents, for people to compare with the text that was read on them. */

export type PageImage = {
  /** PNG. */
  readonly bytes: Uint8Array
  /** In pixels. */
  readonly width: number
  readonly height: number
}

export interface PageImages {
  /** Whether documents of this media type have pages that can be drawn. */
  canDraw(mediaType: string): boolean

  /**
   * Draws a page of a document on disk, the first is 1, where hostile input can do no harm.
   *
   * @throws DocumentRefused for a page that is not there, or takes more than a page may; the signal's reason when aborted.
   */
  draw(file: { readonly path: string }, page: number, options: { readonly signal?: AbortSignal }): Promise<PageImage>
}
