/** The actions in the audit log: all changes to grades, roles, rules, and answer keys. */
export const AUDIT_ACTIONS = {
  'course.load': 'loaded the files of a course',
  'source.attach': 'attached the text of an article',
  'source.remove': 'removed the text of an article',
  'class.create': 'created the class',
  'class.change': 'changed the class',
  'class.archive': 'archived the class',
  'class.restore': 'restored the class',
  'class.copy': 'copied the class',
  'class.code': 'changed joining settings',
  'class.import': 'imported a roster',
  'invitation.withdraw': 'withdrew an invitation',
  'invitation.restore': 'restored an invitation',
  'member.join': 'joined',
  'member.leave': 'left',
  'member.add': 'added a member',
  'member.remove': 'removed a member',
  'member.move': 'moved a member to another class',
  'member.role': 'changed a role',
  'member.group': 'changed a member’s groups',
  'class.transfer': 'transferred ownership of the class',
  'role.administrator': 'became an administrator',
  'role.instructor': 'changed who can create classes',
  'account.sign-in': 'signed in',
  'account.sign-out': 'signed out',
  'account.connect': 'connected another way to sign in',
  'account.disconnect': 'disconnected a way to sign in',
  'account.reset-link': 'created a password reset link',
  'account.passkey-added': 'added a passkey',
  'account.passkey-removed': 'removed a passkey',
  'account.two-step-on': 'turned on two-step verification',
  'account.two-step-off': 'turned off two-step verification',
  'account.two-step-reset': 'turned off two-step verification of an account',
  'account.two-step-rule': 'changed who needs two-step verification',
  'account.recovery-codes': 'created recovery codes',
  'account.recovery-code': 'signed in with a recovery code',
  'account.delete': 'deleted an account and left the class',
  'assignment.create': 'created an assignment',
  'assignment.change': 'changed an assignment',
  'assignment.publish': 'published an assignment',
  'assignment.unpublish': 'unpublished an assignment',
  'assignment.remove': 'removed or restored an assignment',
  'lesson.assign': 'assigned a lesson',
  'lesson.change': 'changed the due date of a lesson',
  'lesson.remove': 'removed a lesson from the class',
  'rules.quiz': 'changed the settings of a quiz',
  'override.learner': 'changed a student’s override',
  'override.group': 'changed a group’s override',
  'accommodation.change': 'changed an accommodation',
  'attempt.extend': 'added time to attempts',
  'attempt.shorten': 'shortened attempts in progress',
  'attempt.reopen': 'reopened an attempt',
  'attempt.accept-late': 'accepted a late answer',
  'grade.lateness': 'changed whether an attempt is late',
  'grade.manual': 'changed a manual grade',
  'grade.excuse': 'changed whether a grade is excused',
  'grade.note': 'edited a note',
  'grade.import': 'imported grades',
  'grade.export': 'exported answers and scores',
  'gradebook.change': 'changed the gradebook settings',
  'grading.release': 'released grades of written answers',
  'grading.withdraw': 'undid a release of grades of written answers',
  'points.change': 'changed the points of one question',
  'answer.comment': 'changed a comment on an answer',
  'item.import': 'imported questions',
  'item.publish': 'published a version of a question',
  'item.assignment-only': 'changed whether a question is for assignments only',
  'item.retire': 'changed whether a question is retired',
  'item.move': 'moved a question to another class',
  'item.discard': 'deleted a draft question',
  'item.export': 'exported questions',
  'regrade.apply': 'regraded a question',
  'regrade.undo': 'undid a regrade',
  'regrade-request.resolve': 'replied to a regrade request',
} as const

export type AuditAction = keyof typeof AUDIT_ACTIONS

/** The first parts of actions that aren't about one class. */
const ELSEWHERE = ['course', 'source', 'role', 'account']

/** Lists the actions that the log of a class, or of the whole instance, can have, by label. */
export function listAuditActions(scope: 'class' | 'instance'): [AuditAction, string][] {
  const actions = Object.entries(AUDIT_ACTIONS) as [AuditAction, string][]
  return actions
    .filter(
      ([name]) =>
        scope === 'instance' || !ELSEWHERE.includes(name.split('.')[0] ?? '') || name === 'account.delete',
    )
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
}
