/** Where a quiz is found: a page of the course, or, of an assignment, a page of its class. */
export type QuizHome = { path: string; isAssignment: boolean }

/** What `homeOfQuiz` needs of a quiz's row. */
export const HOME_COLUMNS = { slug: true, assignment: { select: { id: true, classId: true } } } as const

type HomeRow = { slug: string; assignment: { id: string; classId: string } | null }

export function homeOfQuiz(courseSlug: string, { slug, assignment }: HomeRow): QuizHome {
  return assignment
    ? { path: `/classes/${assignment.classId}/assignments/${assignment.id}`, isAssignment: true }
    : { path: `/courses/${courseSlug}/quizzes/${slug}`, isAssignment: false }
}
