import type { ClassPermission } from '@/domain/access/class-permissions'
import { sampleArticle } from './sample-article'
import { ASSIGNED_LESSON, type WholeClass } from './whole-class'

export type Fields = Record<string, string>

/** A server action's subject and a form that makes it succeed. */
export type ActionCase =
  /**
   * Requires a class permission.
   * @param also other forms of the same action, if one of them deletes something
   * @param told error code for the class's instructor, if it isn't a success
   * @param unrecorded why it leaves no audit entry
   */
  | {
      of: 'class'
      needs: ClassPermission
      fields: (whole: WholeClass) => Fields
      also?: Readonly<Record<string, (whole: WholeClass) => Fields>>
      outcome?: string
      unrecorded?: string
    }
  /** Only for the student of the whole class. */
  | { of: 'person'; fields: (whole: WholeClass) => Fields; outcome?: string }
  | { of: 'instance'; fields: (whole: WholeClass) => Fields; unrecorded?: string }
  /** About the current user, or opened by a secret that they have: it names nothing of anyone else. */
  | { of: 'viewer' }
  /** The same without an account. */
  | { of: 'anybody' }

const viewer = { of: 'viewer' } as const
const anybody = { of: 'anybody' } as const
const instance = (fields: (whole: WholeClass) => Fields): ActionCase => ({ of: 'instance', fields })

type ClassCase = Extract<ActionCase, { of: 'class' }>
type ToFields = (whole: WholeClass) => Fields

const teach = (fields: ToFields, outcome?: string) => classCase('teach', fields, outcome)
const own = (fields: ToFields, outcome?: string) => classCase('manage', fields, outcome)

function classCase(needs: ClassPermission, fields: ToFields, outcome?: string): ClassCase {
  const withClass = (whole: WholeClass) => ({ class: whole.classId, ...fields(whole) })
  return { of: 'class', needs, fields: withClass, ...(outcome && { outcome }) }
}

function also(entry: ClassCase, forms: Record<string, ToFields>): ClassCase {
  const withClass = (fields: ToFields) => (whole: WholeClass) => ({ class: whole.classId, ...fields(whole) })
  return {
    ...entry,
    also: Object.fromEntries(Object.entries(forms).map(([name, fields]) => [name, withClass(fields)])),
  }
}

const ACCOUNT: Record<string, ActionCase> = {
  signUpAction: anybody,
  askToSignUpAction: anybody,
  finishSignUpAction: anybody,
  askForResetAction: anybody,
  resetPasswordAction: anybody,
  setNameAction: viewer,
  changePasswordAction: viewer,
  deleteAccountAction: viewer,
  signOutEverywhereAction: viewer,
  endSessionAction: { of: 'person', fields: ({ session }) => ({ id: session }) },
  endOtherSessionsAction: viewer,
  disconnectProviderAction: {
    of: 'person',
    fields: ({ identity }) => ({ provider: 'github', providerAccountId: identity }),
  },
  startPasskeyAction: viewer,
  addPasskeyAction: viewer,
  removePasskeyAction: {
    of: 'person',
    fields: ({ passkey }) => ({ credentialId: passkey }),
  },
  startPasskeySignInAction: anybody,
  startTwoStepAction: viewer,
  confirmTwoStepAction: viewer,
  createRecoveryCodesAction: viewer,
  turnOffTwoStepAction: viewer,
  createAccessTokenAction: viewer,
  revokeAccessTokenAction: { of: 'person', fields: ({ token }) => ({ id: token }) },
}

const RULES = {
  whenTimeIsUp: 'submit',
  counting: 'highest',
  behavior: 'deferred',
  resultsPolicy: 'homework',
}

const QUIZ = { course: 'csto-nagorno-karabakh', quiz: 'the-deal' }

const ASSIGNMENT: Record<string, ActionCase> = {
  publishAction: teach(({ unpublished }) => ({ assignment: unpublished })),
  unpublishAction: teach(({ assignment }) => ({ assignment }), 'CONFLICT'),
  removeAction: teach(({ assignment }) => ({ assignment, removed: 'yes' })),
  saveSettingsAction: teach(({ assignment }) => ({
    ...{ assignment, title: 'Another title', points: '5' },
    ...RULES,
  })),
  editQuestionsAction: teach(({ assignment }) => ({
    ...{ assignment, do: 'add-pool', about: '', count: '1', type: '' },
  })),
  setLimitsAction: teach(({ assignment, student, group }) => ({
    ...{ assignment, attempts: '3', [`student.${student}`]: 'on', [`group.${group}`]: 'on' },
  })),
  setAccommodationAction: teach(({ assignment, student }) => ({
    ...{ assignment, student, timeMultiplier: '2', extraDays: '1' },
  })),
  shortenAttemptsAction: teach(({ assignment }) => ({ assignment, shorten: 'on' }), 'CONFLICT'),
  addMinutesAction: teach(({ assignment, student }) => ({ assignment, student, minutes: '5' }), 'CONFLICT'),
}

const PEOPLE: Record<string, ActionCase> = {
  setRoleAction: own(({ assistant }) => ({ person: assistant, role: 'observer' })),
  removeMemberAction: own(({ student }) => ({ person: student })),
  restoreMemberAction: own(({ gone }) => ({ person: gone })),
  moveMemberAction: own(({ student, elsewhere }) => ({ person: student, to: elsewhere })),
  createGroupAction: teach(() => ({ name: 'Another group' })),
  renameGroupAction: teach(({ group }) => ({ group, name: 'Another name' })),
  removeGroupAction: teach(({ group }) => ({ group })),
  setGroupMembersAction: teach(({ group, student }) => ({
    what: `out:${group}`,
    [`person.${student}`]: 'on',
  })),
  resendInvitationsAction: {
    // The site of the tests sends no email.
    ...own(({ invitation }) => ({ invitation }), 'CONFLICT'),
    unrecorded: 'sending a link again changes nothing',
  },
  withdrawInvitationAction: own(({ invitation }) => ({ invitation })),
  restoreInvitationAction: own(({ withdrawn }) => ({ invitation: withdrawn })),
}

const SETTINGS: Record<string, ActionCase> = {
  renameClassAction: own(() => ({ name: 'Another name', term: '' })),
  setTimeZoneAction: own(() => ({ timeZone: 'Asia/Yerevan' })),
  setJoiningAction: own(() => ({ code: 'renew', domain: '' })),
  setKeepsGradesAction: own(() => ({ keepsGrades: 'on' })),
  archiveClassAction: own(() => ({ to: 'archive' })),
  transferOwnershipAction: own(({ assistant }) => ({ person: assistant, after: 'assistant' })),
  copyClassAction: own(() => ({ name: 'A copy', term: '', from: '2027-01-01', to: '2027-09-01' })),
  leaveClassAction: classCase('view', () => ({}), 'CONFLICT'),
}

const inCell = ({ assignment, student }: WholeClass) => ({ assignment, student })

const GRADEBOOK: Record<string, ActionCase> = {
  saveGradeAction: also(
    teach((whole) => ({ ...inCell(whole), manualPoints: '3', reason: 'Said aloud.' })),
    {
      excusing: (whole) => ({ ...inCell(whole), isExcused: 'on' }),
      'with a note': (whole) => ({ ...inCell(whole), note: 'A note' }),
    },
  ),
  importGradesAction: teach(
    ({ assignment, email }) => ({ assignment, text: `${email},3`, plan: 'of another file' }),
    'CONFLICT',
  ),
  // The tests have no learning record store.
  sendStatementsAction: teach(() => ({}), 'CLOSED'),
}

const GRADEBOOK_SETTINGS: Record<string, ActionCase> = {
  setCategoriesAction: teach(({ category }) => ({
    ...{ 'id.0': category, 'name.0': 'Homework', 'weight.0': '100', 'drop.0': '1' },
  })),
  setAssignmentCategoriesAction: teach(({ assignment, category }) => ({
    ...{ [`category.${assignment}`]: category, [`extra.${assignment}`]: 'on' },
  })),
  setGradeScaleAction: teach(() => ({ steps: 'Pass 40\nFail 0', passFrom: '40' })),
  choosePresetAction: teach(() => ({ preset: 'letters' })),
}

const NOT_SHOWN_YET = 'a grading changes no grade until it is released'
const NO_GRADE = 'a snippet changes no grade, role, rule, or key'
const ofEssay = ({ essayAssignment }: WholeClass) => ({ assignment: essayAssignment })

const GRADING: Record<string, ActionCase> = {
  saveGradingAction: {
    ...teach((whole) => ({
      ...{ ...ofEssay(whole), attempt: whole.essayAttempt, slot: '1', revision: '1' },
      ...{ comment: 'A comment', 'points.one': '1', 'points.two': '', 'points.three': '2' },
    })),
    unrecorded: NOT_SHOWN_YET,
  },
  releaseGradesAction: teach((whole) => ({ ...ofEssay(whole), item: '' })),
  withdrawGradesAction: teach((whole) => ({ ...ofEssay(whole), item: '' })),
  addSnippetAction: {
    ...teach(() => ({ text: 'Another snippet' })),
    unrecorded: NO_GRADE,
  },
  removeSnippetAction: {
    ...teach(({ snippet }) => ({ snippet })),
    unrecorded: NO_GRADE,
  },
}

const ITEMS: Record<string, ActionCase> = {
  createItemAction: {
    ...teach(() => ({ type: 'numeric' })),
    unrecorded: 'an unpublished draft has no effect',
  },
  copyItemAction: teach(({ item }) => ({ item })),
  duplicateItemAction: {
    ...teach(({ item }) => ({ item })),
    unrecorded: 'an unpublished draft has no effect',
  },
  moveItemAction: teach(({ draft, elsewhere }) => ({ item: draft, to: elsewhere })),
  copyToClassAction: teach(({ item, elsewhere }) => ({ item, to: elsewhere })),
  changeItemsAction: also(
    teach(({ item }) => ({ [`item.${item}`]: 'on', what: 'retire' })),
    {
      tagging: ({ item }) => ({ [`item.${item}`]: 'on', what: 'tag', tag: 'Unit 3' }),
    },
  ),
  changeItemStateAction: also(
    teach(({ item }) => ({ item, what: 'retire' })),
    {
      discarding: ({ draft }) => ({ item: draft, what: 'discard' }),
    },
  ),
}

const NOTHING_YET = 'a preview changes nothing'

const IMPORT: Record<string, ActionCase> = {
  importQuestionsAction: teach(({ importBatch }) => ({
    ...{ import: importBatch, show: 'all', as: 'draft', concept: '', tags: 'Unit 3' },
  })),
  changeFormatAction: {
    ...teach(({ importBatch, importFile }) => ({ import: importBatch, file: importFile, format: 'gift' })),
    unrecorded: NOTHING_YET,
  },
  cancelImportAction: {
    ...teach(({ importBatch }) => ({ import: importBatch })),
    unrecorded: 'the rest stays in the review',
  },
  discardImportedAction: teach(({ importBatch }) => ({ import: importBatch })),
  deleteImportAction: {
    ...teach(({ importBatch }) => ({ import: importBatch })),
    unrecorded: 'imported questions stay',
  },
}

const ARTICLE = { text: sampleArticle() }
const ATTACHED = { ...ARTICLE, hasRights: 'on' }
const OF_COURSE = { course: QUIZ.course }

const C = '(teach)/classes/[class]'

/** Each server action by its file and name; a test fails if one is missing. */
export const ACTION_CASES: Record<string, Record<string, ActionCase>> = {
  '(account)': ACCOUNT,
  '(account)/settings/learning': { setStudySettingsAction: anybody, setCourseExamAction: anybody },
  '(account)/verify-email': { askToVerifyAction: viewer, verifyEmailAction: viewer },
  '(account)/stop-reminders': { stopRemindersAction: anybody },
  '(admin)/admin': {
    makeResetLinkAction: instance(({ email }) => ({ email })),
    setTwoStepRequiredAction: instance(() => ({ isRequired: 'on' })),
    resetTwoStepAction: instance(({ email }) => ({ email })),
    claimAdministrationAction: viewer,
  },
  '(admin)/admin/article-texts/[course]': {
    previewArticleAction: {
      ...{ of: 'instance', fields: () => ({ ...OF_COURSE, ...ARTICLE }) },
      unrecorded: NOTHING_YET,
    },
    attachArticleAction: instance(() => ({ ...OF_COURSE, ...ATTACHED })),
    removeArticleAction: instance(() => OF_COURSE),
  },
  '(admin)/admin/learners': {
    setAccommodationAction: instance(({ email }) => ({ email, timeMultiplier: '2', extraDays: '1' })),
  },
  '(admin)/admin/quizzes/[course]/[quiz]': {
    setQuizRulesAction: instance(() => ({ ...QUIZ, ...RULES })),
    setOverrideAction: instance(({ email }) => ({ ...QUIZ, email, attempts: '3' })),
  },
  '(admin)/admin/reports': {
    closeReportAction: {
      ...{ of: 'instance', fields: ({ report }) => ({ id: report }) },
      unrecorded: 'a problem report changes no grade, role, rule, or key',
    },
  },
  '(admin)/admin/instructors': {
    setClassCreationAction: instance(() => ({ who: 'approved' })),
    approveInstructorAction: instance(({ email }) => ({ email })),
    withdrawInstructorAction: instance(({ approved }) => ({ email: approved })),
  },
  '(learn)/attempts/[attempt]/results': {
    requestRegradeAction: {
      of: 'person',
      fields: ({ attempt }) => ({ attempt, slot: '2', argument: 'It was right, I am sure.', paragraph: '' }),
      // A regrade of it was already requested.
      outcome: 'CONFLICT',
    },
    saveSelfCheckAction: {
      of: 'person',
      fields: ({ attempt }) => ({ attempt, slot: '1', 'criterion.one': 'on' }),
      // The question has no rubric.
      outcome: 'CLOSED',
    },
  },
  '(learn)/notes': { saveNoteAction: anybody, deleteNoteAction: viewer },
  '(learn)/progress': { saveDailyGoalAction: anybody, switchGoalsAction: anybody },
  '(learn)/progress/share': {
    createShareAction: viewer,
    revokeShareAction: { of: 'person', fields: ({ share }) => ({ id: share }) },
  },
  '(learn)/review': {
    noteTimeZoneAction: viewer,
    resumeCardAction: viewer,
  },
  '(teach)/classes': { createClassAction: viewer, openCodeAction: viewer },
  '(teach)/join': { joinClassAction: viewer, acceptInvitationAction: viewer },
  '(teach)/notifications': { markReadAction: viewer, setMutedAction: viewer },
  [`${C}/assignments/[assignment]`]: ASSIGNMENT,
  [`${C}/lessons`]: {
    assignLessonsAction: teach(() => ({ 'lesson.two-forces': 'on', dueAt: '' })),
    changeLessonDateAction: teach(() => ({ lesson: ASSIGNED_LESSON, dueAt: '2099-01-01T12:00' })),
    removeLessonAction: teach(() => ({ lesson: ASSIGNED_LESSON })),
  },
  [`${C}/assignments/[assignment]/preview`]: {
    submitPreviewAction: {
      ...teach(({ assignment }) => ({ assignment })),
      unrecorded: 'a preview stores nothing',
    },
  },
  [`${C}/assignments/[assignment]/grading`]: GRADING,
  [`${C}/assignments/[assignment]/regrade`]: {
    applyRegradeAction: teach(({ assignment, item }) => ({
      ...{ assignment, item, version: '', policy: 'drop', reason: 'It was unclear.' },
    })),
    undoRegradeAction: teach(({ assignment, run }) => ({ assignment, run })),
  },
  [`${C}/assignments/new`]: { createAssignmentAction: teach(() => ({ title: 'Another one', quiz: '' })) },
  [`${C}/attempts/[attempt]`]: {
    reopenAction: teach(({ attempt }) => ({ attempt, minutes: '10' })),
    acceptLateAction: teach(({ attempt }) => ({ attempt, slot: '2' })),
    commentAction: teach(({ attempt }) => ({ attempt, slot: '1', comment: 'Well done.' })),
    changePointsAction: teach(({ attempt }) => ({
      attempt,
      slot: '1',
      earned: '0.5',
      reason: 'Said aloud.',
    })),
  },
  [`${C}/regrade-requests`]: {
    resolveRegradeRequestsAction: teach(({ regradeRequest }) => ({
      regradeRequest,
      accept: 'no',
      reply: 'It was not.',
    })),
  },
  [`${C}/gradebook`]: GRADEBOOK,
  [`${C}/gradebook/settings`]: GRADEBOOK_SETTINGS,
  [`${C}/gradebook/[assignment]/import`]: {
    previewGradesAction: {
      ...teach(({ assignment, email }) => ({ assignment, text: `${email},3` })),
      unrecorded: NOTHING_YET,
    },
  },
  [`${C}/items`]: ITEMS,
  [`${C}/items/import`]: IMPORT,
  [`${C}/people`]: PEOPLE,
  [`${C}/people/roster`]: {
    previewRosterAction: { ...own(({ email }) => ({ text: email })), unrecorded: NOTHING_YET },
    importRosterAction: own(({ email }) => ({ text: email, plan: 'of another roster' }), 'CONFLICT'),
  },
  [`${C}/settings`]: SETTINGS,
  [`${C}/settings/article-text`]: {
    previewArticleAction: { ...own(() => ARTICLE), unrecorded: NOTHING_YET },
    attachArticleAction: own(() => ATTACHED),
    removeArticleAction: own(() => ({})),
  },
}
