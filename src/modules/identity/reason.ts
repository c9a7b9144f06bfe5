import { z } from 'zod'

/** Why somebody does what cannot be undone. The log commits to it with a salt; nothing else keeps it. */
export const WrittenReason = z.string().trim().min(3).max(1_000)
