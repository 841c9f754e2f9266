import { startAssignment } from '@/server/assignments/assignment-for-student'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { saveGrading } from '@/server/grading/save-grading'
import { acting, addMember } from './class-people'
import { createClass } from './sample-class'
import { sampleItem } from './sample-items'

const CHOICE = sampleItem('single-choice')
/** Three criteria with 2 points each. */
const ESSAY = sampleItem('open-response')

export const FULL = { one: 2, two: 2, three: 2 }
export const HALF = { one: 2, two: 1, three: 0 }

/** The answer of a student to a question with a rubric. */
export const textOf = (index: number) => `The argument of student ${index + 1}.`

type Shape = {
  students?: number
  rules?: object
  /** The students who leave the question with the rubric unanswered, from 0. */
  silent?: readonly number[]
  /** What the question with the rubric is worth: as much as its rubric, unless set. */
  worth?: number
}

/** A class with an assistant, whose students answered a choice correctly and wrote an answer that a person grades. */
export async function createEssayClass({ students = 2, rules = {}, silent = [], worth = 6 }: Shape = {}) {
  const made = await createClass({
    ...{ items: [CHOICE, ESSAY], students, itemPoints: { [ESSAY.id]: worth } },
    rules: { resultsPolicy: 'practice', ...rules },
  })
  const { classId, assignmentId, studentIds, instructorId } = made
  const target = { classId, assignmentId }
  const assistantId = await addMember(classId, 'ASSISTANT')
  const now = new Date()
  const attemptIds: string[] = []
  for (const [index, learnerId] of studentIds.entries()) {
    const { id: attemptId } = await startAssignment(learnerId, target, { password: '', now })
    const save = (slot: number, response: unknown) =>
      saveResponse({
        ...{ learnerId, attemptId, slot, response },
        revision: 0,
        clientId: 'tab',
        sequence: slot,
      })
    await save(1, 'a')
    if (!silent.includes(index)) await save(2, textOf(index))
    // Each a second later, so that their order is known.
    await submitAttempt({ learnerId, attemptId, now: new Date(now.getTime() + index * 1_000) })
    attemptIds.push(attemptId)
  }
  /** Grades the answer of a student; the minute orders the gradings. */
  const grade = (
    graderId: string,
    index: number,
    points: Record<string, number>,
    { minute = 1, comment = '' } = {},
  ) =>
    saveGrading(
      acting(graderId),
      { ...target, attemptId: attemptIds[index] ?? '', slot: 2 },
      { points, comment, revision: 1, now: new Date(now.getTime() + minute * 60_000) },
    )
  return { ...made, target, assistantId, attemptIds, now, grade, actor: acting(instructorId) }
}
