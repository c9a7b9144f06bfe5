import { z } from 'zod'

/**
 * What two writings of one login share: compatibility forms, case, marks over letters and the Arabic tatweel make no
 * other login, so that nobody takes one that looks like another's.
 */
export function foldLogin(login: string): string {
  return login
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]/gu, '')
    .trim()
    .toLowerCase()
}

/** The name by which somebody signs in: letters of any script, digits, and `.`, `_`, `-`, `@` between them. */
export const NewLogin = z
  .string()
  .trim()
  .min(3)
  .max(64)
  .regex(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._@-]*$/u)
  .transform((login) => login.normalize('NFC'))
  .refine((login) => foldLogin(login).length >= 3)
