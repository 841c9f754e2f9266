import 'server-only'
import { SCALE_PRESETS } from '@/domain/grades/grade-scale'
import {
  getGradeSettings,
  setAssignmentCategories,
  setCategories,
  setGradeScale,
} from '@/server/grades/grade-settings'
import type { ActingPerson } from '@/server/platform/write-audit'

const QUIZZES = { name: 'Weekly quizzes', weight: 70, dropLowest: 1 }
const WRITTEN = { name: 'Written work', weight: 30, dropLowest: 0 }

/**
 * Weights the assignments by categories, drops the lowest quiz, and gives letter grades.
 * @param written the ID of the assignment that isn't a quiz
 */
export async function setUpGradebook(
  instructor: ActingPerson,
  { classId, written }: { classId: string; written: string },
): Promise<void> {
  await setCategories(instructor, classId, [
    { id: null, ...QUIZZES },
    { id: null, ...WRITTEN },
  ])
  const { categories, assignments } = await getGradeSettings(instructor.id, classId)
  const idOf = (name: string) => categories.find((category) => category.name === name)?.id ?? null
  await setAssignmentCategories(
    instructor,
    classId,
    assignments.map(({ id }) => ({
      assignmentId: id,
      categoryId: idOf(id === written ? WRITTEN.name : QUIZZES.name),
      isExtraCredit: false,
    })),
  )
  await setGradeScale(instructor, classId, SCALE_PRESETS.letters)
}
