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
const ofCourse = { ...anybody, params: course }
const learner = { of: 'open', asks: 'learner', params: course } as const

const inClass = ({ classId, assignment, student, item }: WholeClass) => ({
  ...{ class: classId, assignment, student, item },
})
const ofClass = { of: 'class', params: inClass } as const
const ofSlot = { of: 'person', params: ({ attempt }: WholeClass) => ({ attempt, slot: '1' }) } as const

const API: Record<string, RouteCase> = {
  'GET /api/v1/openapi.json': anybody,
  'GET /api/v1/me': anybody,
  'GET /api/v1/courses': anybody,
  'GET /api/v1/courses/[course]': ofCourse,
  'GET /api/v1/courses/[course]/lessons': ofCourse,
  'GET /api/v1/courses/[course]/lessons/[lesson]': ofCourse,
  'GET /api/v1/courses/[course]/lessons/[lesson]/reading': ofCourse,
  'PUT /api/v1/courses/[course]/lessons/[lesson]/reading': ofCourse,
  'GET /api/v1/courses/[course]/quizzes': ofCourse,
  'GET /api/v1/courses/[course]/quizzes/[quiz]': ofCourse,
  'POST /api/v1/courses/[course]/checks/[item]': ofCourse,
  'GET /api/v1/courses/[course]/progress': learner,
  'GET /api/v1/courses/[course]/review': ofCourse,
  'GET /api/v1/courses/[course]/review/pack': learner,
  'POST /api/v1/courses/[course]/review/answers': ofCourse,
  'POST /api/v1/courses/[course]/review/cards': ofCourse,
  'POST /api/v1/courses/[course]/review/reports': ofCourse,
  'POST /api/v1/review/answers/[answer]/ratings': {
    of: 'person',
    params: ({ reviewed }) => ({ answer: reviewed }),
    body: { rating: 1 },
  },
  'POST /api/v1/attempts': anybody,
  'GET /api/v1/attempts/[attempt]': ofSlot,
  'GET /api/v1/attempts/[attempt]/results': ofSlot,
  'GET /api/v1/attempts/[attempt]/receipt': ofSlot,
  'POST /api/v1/attempts/[attempt]/submission': ofSlot,
  'POST /api/v1/attempts/[attempt]/position': { ...ofSlot, body: { from: 1 } },
  'PUT /api/v1/attempts/[attempt]/presence': { ...ofSlot, body: { slot: 1 } },
  'PUT /api/v1/attempts/[attempt]/flags/[slot]': { ...ofSlot, body: { flagged: true } },
  'PUT /api/v1/attempts/[attempt]/responses/[slot]': {
    ...ofSlot,
    body: { response: 'b', clientId: 'another tab', sequence: 1, revision: 0 },
  },
  'POST /api/v1/attempts/[attempt]/responses/[slot]/check': ofSlot,
  'GET /api/v1/classes': { of: 'open', asks: 'account' },
  'GET /api/v1/classes/[class]/assignments': ofClass,
  'POST /api/v1/classes/[class]/assignments/[assignment]/attempts': { ...ofClass, body: {} },
  'GET /api/v1/classes/[class]/assignments/[assignment]/live': ofClass,
  'GET /api/v1/classes/[class]/gradebook': ofClass,
  'PUT /api/v1/classes/[class]/gradebook/[assignment]/[student]': { ...ofClass, body: { note: 'A note' } },
  'GET /api/v1/classes/[class]/items': ofClass,
  'POST /api/v1/classes/[class]/items': { ...ofClass, body: { type: 'numeric' } },
  'PUT /api/v1/classes/[class]/items/[item]/draft': { ...ofClass, body: { draft: {}, revision: 0 } },
  'POST /api/v1/classes/[class]/items/[item]/versions': { ...ofClass, body: {} },
}

/** Each route handler by its method and URL; a test fails if one is missing. */
export const ROUTE_CASES: Record<string, RouteCase> = {
  ...API,
  'GET /.well-known/casebook-receipt-keys.json': anybody,
  'GET /api/health': anybody,
  'GET /sw.js': anybody,
  'GET /settings/data/json': { of: 'open', asks: 'learner' },
  'GET /settings/data/csv/[table]': { of: 'open', asks: 'learner', params: { table: 'account' } },
  'GET /notifications/[notification]': { of: 'person', params: ({ message }) => ({ notification: message }) },
  'GET /classes/[class]/gradebook/export': ofClass,
  'POST /classes/[class]/assignments/[assignment]/start': ofClass,
  'POST /classes/[class]/assignments/[assignment]/questions/add': ofClass,
  'POST /attempts/[attempt]/practice': ofSlot,
  'POST /attempts/[attempt]/save': { ...ofSlot, body: 'slot=1&s1=b' },
  'POST /attempts/[attempt]/submission': ofSlot,
  'POST /attempts/new/save': anybody,
  'POST /courses/[course]/quizzes/[quiz]/start': ofCourse,
  'POST /courses/[course]/lessons/[lesson]/check/[item]/answer': ofCourse,
  'POST /review/session/answer': anybody,
}

/** The framework's own handlers, which are tested elsewhere. */
export const OTHER_HANDLERS = /^\w+ \/api\/auth\/\[\.\.\.nextauth\]$/

export function paramsOf({ params = {} }: RouteCase, of: WholeClass): Fields {
  return typeof params === 'function' ? params(of) : params
}
