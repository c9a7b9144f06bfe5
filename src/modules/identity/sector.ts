import type { z } from 'zod'
import { Label } from '../../kernel/label.ts'

/** A sector as labels name it: `health`. */
export const Sector: z.ZodString = Label.shape.sectors.element
