import 'server-only'
import { cache } from 'react'
import { type Calibration, calibrationOf, hasEnoughStated } from '@/domain/calibration/calibration'
import type { Course } from '@/domain/content/course'
import { listStatedAnswers } from './review-queries'

export type CalibrationProgress = {
  calibration: Calibration
  /** By month, oldest first; only months with enough answers. */
  byMonth: { month: string; calibration: Calibration }[]
}

/** Returns how well a learner's confidence matches their results, with one query per request; for null, without any. */
export const getCalibration = cache(
  async (learnerId: string | null, course: Course): Promise<CalibrationProgress> => {
    const stated = learnerId ? await listStatedAnswers({ learnerId, courseSlug: course.slug }) : []
    return {
      calibration: calibrationOf(stated.flatMap(({ answers }) => answers)),
      byMonth: stated
        .map(({ month, answers }) => ({ month, calibration: calibrationOf(answers) }))
        .filter(({ calibration }) => hasEnoughStated(calibration)),
    }
  },
)
