/** Signs checkpoints of the log. The key never leaves it. */
export type LogSigner = {
  /** The log's name, fixed at first start: a C2SP checkpoint origin. */
  readonly origin: string
  /** The public key as a C2SP verifier key, for whoever checks. */
  readonly verifierKey: string
  /** The signed note of a checkpoint of this log. */
  sign(checkpoint: { readonly size: number; readonly root: Uint8Array }): string
  /** The checkpoint in a note that this key signed. @throws when it did not. */
  open(note: string): { readonly size: number; readonly root: Uint8Array }
}

/** Where tiles and checkpoints are published. All of it can be made again from the rows of the log. */
export type LogPublication = {
  read(path: string): Promise<Uint8Array | undefined>
  /** Whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Removes a folder with everything in it; one that is not there is no error. */
  removeFolder(path: string): Promise<void>
  /** The last checkpoint that was signed, kept beside the key and apart from the rows: what they must continue. */
  lastSigned(): Promise<string | undefined>
  /** Durable when it resolves. Called before the checkpoint is published. */
  rememberSigned(note: string): Promise<void>
}
