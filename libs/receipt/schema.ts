import * as z from 'zod/mini'

/* What the schemas of receipts have in common. */

export const text = (longest: number) => z.string().check(z.maxLength(longest))
export const count = z.int().check(z.minimum(0))
export const list = <Item extends z.core.$ZodType>(item: Item, most: number) => z.array(item).check(z.maxLength(most))
export const digest = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))

/** 16 random bytes in base64url; a fixed length, so that where the salt ends and the value begins has one reading. */
export const salt = z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/))
