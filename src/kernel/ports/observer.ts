/** Where numbers about operations go. Never receives inputs, outputs or who asked. */
export type Observer = {
  performed(event: {
    readonly operation: string
    readonly channel: string
    readonly result: 'done' | 'refused' | 'denied' | 'failed'
    readonly milliseconds: number
  }): void
}
