import 'server-only'
import { RulesSchema } from '@/domain/attempts/rules'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { createAssignment } from '@/server/assignments/create-assignment'
import { editAssignmentQuestions, savePoints } from '@/server/assignments/edit-questions'
import { publishAssignment } from '@/server/assignments/publish-assignment'
import { saveResponses } from '@/server/attempts/save-response'
import { saveSelfCheck } from '@/server/attempts/save-self-check'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { saveGrading } from '@/server/grading/save-grading'
import { addSnippet } from '@/server/grading/snippets'
import type { Actor } from '@/server/platform/write-audit'

type DemoAnswer = {
  text: string
  /** The criteria that the student checked off; null if the student saved none. */
  met: readonly string[] | null
  isSubmitted: boolean
  /** The grading of the instructor; absent if the answer waits. */
  graded?: { points: Readonly<Record<string, number>>; comment: string }
}

/** Comments that the instructor reuses. */
const SNIPPETS = [
  'Clear position and reasons. Well done.',
  'Name the paragraph that supports this claim.',
  'Also consider the strongest argument against your view.',
]

/** A question to argue about, and some answers to it, half of which are graded. */
const ITEM = 'argue-less-suspicion'
const ANSWERS: readonly DemoAnswer[] = [
  {
    text: 'I agree with the author. A force from six countries can’t be the tool of only one of them, and that makes it more legitimate (¶15). Russia alone has a treaty with Armenia from 1997 that includes military assistance (¶2), so Azerbaijan has a reason to doubt that Russian soldiers are neutral.\n\nStill, Armenia is in the CSTO too and gives contingents to the force (¶10). I’d leave the Armenian contingent at home. The article doesn’t say whether that would be possible.',
    met: ['position', 'authors-reason', 'armenia', 'russia', 'limits'],
    isSubmitted: true,
    graded: {
      points: { position: 1, 'authors-reason': 2, armenia: 2, russia: 2, limits: 1 },
      comment: 'Clear position and reasons. Well done.',
    },
  },
  {
    text: 'I disagree. Each member of the CSTO provides soldiers to the peacekeeping force (¶10), and Armenia is a member. Azerbaijan had just fought against Armenia. Why should it trust a force with Armenian soldiers more than Russian soldiers? Russia has good relations with Azerbaijan and about 2 million Azerbaijanis live there (¶3).',
    met: ['position', 'armenia', 'russia'],
    isSubmitted: true,
    graded: {
      points: { position: 1, 'authors-reason': 0, armenia: 2, russia: 1.5, limits: 0 },
      comment: 'Also consider the strongest argument against your view.',
    },
  },
  {
    text: 'Partly. More nations look fairer than one nation, which is the author’s point in ¶15. But the CSTO is led by Russia anyway, so I’m not sure that Azerbaijan would see a big difference between the two. It might prefer soldiers from Kazakhstan, because Kazakhstan isn’t so close to Armenia. That is my own guess.',
    met: null,
    isSubmitted: true,
  },
  {
    text: 'A CSTO force would be better because more countries take part in it.',
    met: ['position'],
    isSubmitted: true,
  },
  {
    text: 'In my opinion the author is right about legitimacy, but',
    met: null,
    isSubmitted: false,
  },
]

/** As many as its rubric has. */
const POINTS = 8

/** Adds an assignment with a question to argue about, which the first students have answered. @returns its ID */
export async function addArguments(
  instructor: Actor & { id: string },
  classId: string,
  students: readonly { id: string }[],
  now: Date,
): Promise<string> {
  const assignmentId = await createAssignment(instructor, classId, { title: 'Argue your view', quiz: '' })
  const target = { classId, assignmentId }
  await editAssignmentQuestions(instructor, target, { do: 'add-items', items: [ITEM] })
  await savePoints(instructor, target, { items: [{ item: ITEM, points: POINTS }], pools: [] })
  const rules = RulesSchema.parse({ resultsPolicy: 'practice', attempts: 1 })
  await setAssignmentRules(instructor, target, { rules, now })
  await publishAssignment(instructor, target, now)
  for (const snippet of SNIPPETS) await addSnippet(instructor.id, classId, snippet)
  for (const [index, { text, met, isSubmitted, graded }] of ANSWERS.entries()) {
    const learnerId = students[index]?.id
    if (!learnerId) continue
    const { id: attempt } = await startAssignment(learnerId, target, { password: '', now })
    const answers = [{ slot: 1, response: text, revision: 0 }]
    await saveResponses({ learnerId, attemptId: attempt, clientId: 'demonstration', sequence: 1, answers })
    if (isSubmitted) await submitAttempt({ learnerId, attemptId: attempt, now })
    if (met) await saveSelfCheck(learnerId, { attempt, slot: 1, met: [...met] }, now)
    const answer = { ...target, attemptId: attempt, slot: 1 }
    if (graded) await saveGrading(instructor, answer, { ...graded, revision: 1, now })
  }
  return assignmentId
}
