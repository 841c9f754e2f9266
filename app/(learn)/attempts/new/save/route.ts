import { z } from 'zod'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { isBlank } from '@/domain/items/is-blank'
import { responseFromForm } from '@/domain/items/response-from-form'
import { startAttempt } from '@/server/attempts/start-attempt'
import { draftPath, getDraft, listDraftItems, UnsavedAttemptSchema } from '@/server/attempts/unsaved-attempt'
import { defineFormRoute } from '@/server/http/define-form-route'
import { parseInput } from '@/server/http/parse-input'
import { requireViewer } from '@/server/http/viewer'
import { saveAndContinue } from '../../[attempt]/save/save-and-continue'

/** Handles the form of an unsaved attempt without JavaScript. The first answer creates the attempt; moving on without one stores nothing. */
export const POST = defineFormRoute({
  access: 'public',
  params: z.unknown(),
  run: async ({ form }) => {
    const draft = parseInput(UnsavedAttemptSchema, Object.fromEntries(form))
    const [action, value] = (form.get('go') ?? '').split(':')
    if (action === 'slot' && (await isAllBlank(draft, form)))
      return draftSlotPath(draft, Math.trunc(Number(value)) || 1)
    const viewer = await requireViewer('guest')
    const { course, quiz, seed } = draft
    const { id: attemptId, isFromSeed } = await startAttempt({
      learnerId: viewer.id,
      courseSlug: course,
      quizSlug: quiz,
      seed,
      now: new Date(),
    })
    // The learner already has an open attempt, which asks other questions.
    if (!isFromSeed) return `/attempts/${attemptId}`
    return saveAndContinue({ learnerId: viewer.id, attemptId, form })
  },
})

/** The URL fragment moves the focus to the question's heading. */
function draftSlotPath(draft: z.infer<typeof UnsavedAttemptSchema>, slot: number): string {
  return `${draftPath(draft, { slot: String(slot) })}#s${slot}-stem`
}

async function isAllBlank(
  draft: z.infer<typeof UnsavedAttemptSchema>,
  form: URLSearchParams,
): Promise<boolean> {
  const { versionIds } = await getDraft(draft, null)
  const slots = form.getAll('slot').map(Number)
  const items = await listDraftItems(versionIds, draft.seed, slots)
  return items.every(({ slot, item }) => isBlank(item, responseFromForm(item, form, fieldPrefix(slot))))
}
