import { z } from 'zod'
import { type GradeScale, NO_SCALE } from './grade-scale'

/** A `GradeScale` as it is stored. Apart from its functions, because browsers calculate with scales but don’t validate them. */
export const GradeScaleSchema = z.object({
  steps: z.array(z.object({ label: z.string().min(1).max(20), from: z.number().min(0).max(200) })),
  passFrom: z.number().min(0).max(200).nullable(),
})

/** Reads a stored scale; a class that never set one has none. */
export function readStoredScale(stored: unknown): GradeScale {
  return GradeScaleSchema.safeParse(stored).data ?? NO_SCALE
}
