import type { Fields } from './action-cases'
import type { WholeClass } from './whole-class'

/** A route's subject. `params` fill in its URL; a body, JSON or form data, makes it succeed. */
export type RouteCase =
  /** @param needs whose it is: only the class's staff, or only the student of the whole class */
  | { of: 'class' | 'person'; params: (whole: WholeClass) => Fields; body?: object | string }
  /** Names nothing of anyone, whatever the URL contains. @param asks who can ask */
  | { of: 'open'; asks: 'anybody' | 'learner' | 'account'; params?: Fields; body?: object | string }

const anybody = { of: 'open', asks: 'anybody' } as const
const course = { course: 'csto-nagorno-karabakh' }
const courseCase = { ...anybody, params: course }
const learner = { of: 'open', asks: 'learner', params: course } as const

const inClass = ({ classId, assignment, student, item }: WholeClass) => ({
  ...{ class: classId, assignment, student, item },
})
const classCase = { of: 'class', params: inClass } as const
const essayCase = {
  of: 'class',
  params: ({ classId, essayAssignment, essayAttempt }: WholeClass) => ({
    ...{ class: classId, assignment: essayAssignment, attempt: essayAttempt, slot: '1' },
  }),
} as const
const importCase = {
  of: 'class',
  params: ({ classId, importBatch }: WholeClass) => ({ class: classId, import: importBatch }),
} as const
const slotCase = { of: 'person', params: ({ attempt }: WholeClass) => ({ attempt, slot: '1' }) } as const

const API: Record<string, RouteCase> = {
  'GET /api/v1/openapi.json': anybody,
  'GET /api/v1/me': anybody,
  'GET /api/v1/courses': anybody,
  'GET /api/v1/courses/[course]': courseCase,
  'GET /api/v1/courses/[course]/lessons': courseCase,
  'GET /api/v1/courses/[course]/lessons/[lesson]': courseCase,
  'GET /api/v1/courses/[course]/lessons/[lesson]/checks': courseCase,
  'GET /api/v1/courses/[course]/lessons/[lesson]/reading': courseCase,
  'PUT /api/v1/courses/[course]/lessons/[lesson]/reading': courseCase,
  'GET /api/v1/courses/[course]/explanations': courseCase,
  'GET /api/v1/courses/[course]/source/[paragraph]': { ...anybody, params: { ...course, paragraph: '1' } },
  'GET /api/v1/courses/[course]/quizzes': courseCase,
  'GET /api/v1/courses/[course]/quizzes/[quiz]': courseCase,
  'POST /api/v1/courses/[course]/checks/[item]': courseCase,
  'GET /api/v1/courses/[course]/home': courseCase,
  'GET /api/v1/courses/[course]/progress': learner,
  'GET /api/v1/courses/[course]/notes': courseCase,
  'PUT /api/v1/courses/[course]/notes/[note]': { ...anybody, params: { ...course, note: 'a-note' } },
  'POST /api/v1/courses/[course]/notes/[note]/deletion': {
    ...learner,
    params: { ...course, note: 'a-note' },
    body: { revision: 1 },
  },
  'GET /api/v1/courses/[course]/review': courseCase,
  'GET /api/v1/courses/[course]/review/pack': learner,
  'POST /api/v1/courses/[course]/review/answers': courseCase,
  'POST /api/v1/courses/[course]/review/cards': courseCase,
  'POST /api/v1/courses/[course]/review/reports': courseCase,
  'POST /api/v1/review/answers/[answer]/ratings': {
    of: 'person',
    params: ({ reviewed }) => ({ answer: reviewed }),
    body: { rating: 1 },
  },
  'POST /api/v1/attempts': anybody,
  'GET /api/v1/attempts/[attempt]': slotCase,
  'GET /api/v1/attempts/[attempt]/results': slotCase,
  'GET /api/v1/attempts/[attempt]/receipt': slotCase,
  'POST /api/v1/attempts/[attempt]/submission': slotCase,
  'POST /api/v1/attempts/[attempt]/position': { ...slotCase, body: { from: 1 } },
  'PUT /api/v1/attempts/[attempt]/presence': { ...slotCase, body: { slot: 1 } },
  'PUT /api/v1/attempts/[attempt]/flags/[slot]': { ...slotCase, body: { flagged: true } },
  'PUT /api/v1/attempts/[attempt]/responses/[slot]': {
    ...slotCase,
    body: { response: 'b', clientId: 'another tab', sequence: 1, revision: 0 },
  },
  'POST /api/v1/attempts/[attempt]/responses/[slot]/check': slotCase,
  'GET /api/v1/classes': { of: 'open', asks: 'account' },
  'GET /api/v1/classes/[class]/assignments': classCase,
  'POST /api/v1/classes/[class]/assignments/[assignment]/attempts': { ...classCase, body: {} },
  'GET /api/v1/classes/[class]/assignments/[assignment]/live': classCase,
  'GET /api/v1/classes/[class]/gradebook': classCase,
  'PUT /api/v1/classes/[class]/gradebook/[assignment]/[student]': { ...classCase, body: { note: 'A note' } },
  'GET /api/v1/classes/[class]/assignments/[assignment]/gradings': essayCase,
  'PUT /api/v1/classes/[class]/assignments/[assignment]/gradings/[attempt]/[slot]': {
    ...essayCase,
    body: { points: { one: 1 }, revision: 1 },
  },
  'POST /api/v1/classes/[class]/assignments/[assignment]/grade-releases': { ...essayCase, body: {} },
  'POST /api/v1/classes/[class]/comment-snippets': { ...essayCase, body: { text: 'Another one' } },
  'GET /api/v1/formula': { ...anybody, params: {} },
  'GET /api/v1/classes/[class]/items': classCase,
  'GET /api/v1/classes/[class]/items/export': classCase,
  'POST /api/v1/classes/[class]/items': { ...classCase, body: { type: 'numeric' } },
  'GET /api/v1/classes/[class]/items/[item]/draft': classCase,
  'PUT /api/v1/classes/[class]/items/[item]/draft': { ...classCase, body: { draft: {}, revision: 0 } },
  'POST /api/v1/classes/[class]/items/[item]/versions': { ...classCase, body: {} },
  'GET /api/v1/classes/[class]/imports': classCase,
  'POST /api/v1/classes/[class]/imports': {
    ...classCase,
    body: { files: [{ name: 'questions.gift', content: 'One{T}' }] },
  },
  'GET /api/v1/classes/[class]/imports/[import]': importCase,
  'POST /api/v1/classes/[class]/imports/[import]/questions': { ...importCase, body: { as: 'draft' } },
}

/** Each route handler by its method and URL; a test fails if one is missing. */
export const ROUTE_CASES: Record<string, RouteCase> = {
  ...API,
  'GET /.well-known/casebook-receipt-keys.json': anybody,
  'GET /api/health': anybody,
  'GET /api/ready': anybody,
  'GET /sw.js': anybody,
  'GET /home': { of: 'open', asks: 'learner' },
  'GET /progress/calendar-file': { of: 'open', asks: 'learner' },
  'GET /courses/[course]/search.json': courseCase,
  'GET /courses/[course]/images/[hash]/[name]': {
    ...anybody,
    params: { ...course, hash: '0', name: 'a.png' },
  },
  'GET /media/[media]': { of: 'class', params: ({ media }) => ({ media }) },
  'POST /classes/[class]/media': classCase,
  'POST /classes/[class]/items/import/files': classCase,
  'GET /notes/markdown': { of: 'open', asks: 'learner' },
  'GET /settings/data/json': { of: 'open', asks: 'learner' },
  'GET /settings/data/csv/[table]': { of: 'open', asks: 'learner', params: { table: 'account' } },
  'GET /notifications/[notification]': { of: 'person', params: ({ message }) => ({ notification: message }) },
  'GET /classes/[class]/gradebook/export': classCase,
  'GET /classes/[class]/items/export/file': classCase,
  'GET /classes/[class]/people/invitations/export': classCase,
  'POST /classes/[class]/assignments/[assignment]/start': classCase,
  'POST /classes/[class]/assignments/[assignment]/edit/add': classCase,
  'POST /attempts/[attempt]/practice': slotCase,
  'POST /attempts/[attempt]/save': { ...slotCase, body: 'slot=1&s1=b' },
  'POST /attempts/[attempt]/submission': slotCase,
  'POST /attempts/new/save': anybody,
  'POST /courses/[course]/quizzes/[quiz]/start': courseCase,
  'POST /courses/[course]/argue/[item]/start': courseCase,
  'POST /courses/[course]/lessons/[lesson]/check/[item]/answer': courseCase,
  'POST /progress/concepts/[concept]/practice': { ...anybody, params: { concept: 'csto-membership' } },
  'POST /review/session/answer': anybody,
}

/** Handlers that are tested elsewhere: those of sign-in, and the figures, which are turned off. */
export const OTHER_HANDLERS = /^\w+ \/api\/(auth\/\[\.\.\.nextauth\]|metrics)$/

export function paramsOf({ params = {} }: RouteCase, whole: WholeClass): Fields {
  return typeof params === 'function' ? params(whole) : params
}
