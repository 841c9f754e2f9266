import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { simulateResponse } from '@/domain/simulation/response-model'

export function correctResponse(item: Item): unknown {
  return keyResponse(item)
}

/** An answer that earns less than 0.6, which rates as Again. */
export function incorrectResponse(item: Item): unknown {
  for (let seed = 0; seed < 500; seed++) {
    const response = simulateResponse(item, -6, String(seed))
    const grade = gradeResponse(item, response)
    if (grade.status === 'graded' && grade.earned < 0.6 * grade.possible) return response
  }
  throw new Error(`no wrong answer to ${item.id}`)
}
