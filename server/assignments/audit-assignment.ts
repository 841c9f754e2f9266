import type { AssignmentRow } from '@/server/quizzes/assignment-access'

type Act =
  | 'assignment.change'
  | 'assignment.publish'
  | 'assignment.unpublish'
  | 'assignment.remove'
  | 'rules.quiz'

/** What an audit entry says about an assignment, except for what changed. */
export function auditOf({ id, class: ofClass }: Pick<AssignmentRow, 'id' | 'class'>, action: Act) {
  return { action, classId: ofClass.id, subject: { type: 'assignment' as const, id } }
}
