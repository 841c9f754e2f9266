/** The page of a quiz: a page of the course, or of the class for an assignment. */
export type QuizHome = {
  path: string
  isAssignment: boolean
  /** Whether its class is archived. */
  isArchived: boolean
}

/** The columns of a quiz that `homeOfQuiz` needs. */
export const HOME_COLUMNS = {
  slug: true,
  assignment: { select: { id: true, classId: true, class: { select: { archivedAt: true } } } },
} as const

type HomeRow = {
  slug: string
  assignment: { id: string; classId: string; class: { archivedAt: Date | null } } | null
}

export function homeOfQuiz(courseSlug: string, { slug, assignment }: HomeRow): QuizHome {
  if (!assignment)
    return { path: `/courses/${courseSlug}/quizzes/${slug}`, isAssignment: false, isArchived: false }
  return {
    path: `/classes/${assignment.classId}/assignments/${assignment.id}`,
    isAssignment: true,
    isArchived: assignment.class.archivedAt !== null,
  }
}
