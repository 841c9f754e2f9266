import { checkResponse } from '@/server/attempts/check-response'
import { flagItem } from '@/server/attempts/flag-item'
import { goToNextQuestion } from '@/server/attempts/go-to-next-question'
import { saveForm } from '@/server/attempts/save-form'
import { AppError } from '@/server/platform/errors'

type Request = { learnerId: string; attemptId: string; form: URLSearchParams }

/** Saves the answers of a form posted without JavaScript. @returns the target of the pressed button */
export async function saveAndContinue(request: Request): Promise<string> {
  const { learnerId, attemptId, form } = request
  const [action, value] = (form.get('go') ?? '').split(':')
  const slot = Math.min(Math.max(1, Math.trunc(Number(value)) || 1), 1_000)
  const page = `/attempts/${attemptId}`
  const here =
    form.get('view') === 'all' ? `${page}?view=all` : `${page}?slot=${Number(form.get('slot')) || 1}`
  const problems = await saveForm(request)
  if (problems.length > 0) return `${here}&mend=${problems.join('.')}`
  switch (action) {
    case 'flag':
    case 'unflag':
      await flagItem({ learnerId, attemptId, slot, flagged: action === 'flag' })
      return `${here}#s${slot}-stem`
    case 'check':
      return `${here}${await check(request, slot)}#s${slot}-stem`
    case 'next':
      await goToNextQuestion({ learnerId, attemptId, from: slot })
      return `${page}#s${slot + 1}-stem`
    case 'slot':
      return `${page}?slot=${slot}#s${slot}-stem`
    case 'submit':
      return `${page}/submit`
    default:
      return here
  }
}

/** @returns what to add to the URL if the answer can't be checked, otherwise an empty string */
async function check({ learnerId, attemptId }: Request, slot: number): Promise<string> {
  try {
    await checkResponse({ learnerId, attemptId, slot, now: new Date() })
    return ''
  } catch (error) {
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return `&blank=${slot}`
    throw error
  }
}
