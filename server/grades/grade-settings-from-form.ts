import 'server-only'
import { type GradeScale, readScale, type ScaleProblem } from '@/domain/grades/grade-scale'
import { parseInput } from '@/server/http/parse-input'
import { type Form, numberFrom, textFrom } from '@/server/http/read-form'
import { AppError } from '@/server/platform/errors'
import {
  AssignmentCategorySchema,
  type CategoryInput,
  CategorySchema,
  MAX_CATEGORIES,
} from './grade-settings'

/** Reads the rows `name.0`, `weight.0`, `drop.0`, and the ID in `id.0`. A row without a name and a weight isn't a category. */
export function categoriesFromForm(form: Form): CategoryInput[] {
  const rows = Array.from({ length: MAX_CATEGORIES }, (_, index) => index)
  const used = rows.filter(
    (row) => textFrom(form, `name.${row}`) !== '' || (numberFrom(form, `weight.${row}`) ?? 0) !== 0,
  )
  return used.map((row) => {
    const parsed = CategorySchema.safeParse({
      id: textFrom(form, `id.${row}`) || null,
      name: textFrom(form, `name.${row}`),
      weight: numberFrom(form, `weight.${row}`) ?? Number.NaN,
      dropLowest: numberFrom(form, `drop.${row}`) ?? 0,
    })
    if (parsed.success) return parsed.data
    const names: Record<string, string> = { dropLowest: 'drop' }
    throw new AppError('INVALID_INPUT', {
      fieldErrors: Object.fromEntries(
        parsed.error.issues.map(({ path: [field], message }) => [
          `${names[String(field)] ?? String(field)}.${row}`,
          message,
        ]),
      ),
    })
  })
}

/** Reads `category.<assignment>` and `extra.<assignment>`. */
export function assignmentCategoriesFromForm(form: Form) {
  const ids = Object.keys(form).flatMap((key) => /^(?:category|extra)\.(.+)$/.exec(key)?.[1] ?? [])
  return [...new Set(ids)].map((assignmentId) =>
    parseInput(AssignmentCategorySchema, {
      assignmentId,
      categoryId: textFrom(form, `category.${assignmentId}`) || null,
      isExtraCredit: form[`extra.${assignmentId}`] === 'on',
    }),
  )
}

const PROBLEMS: Readonly<Record<ScaleProblem, string>> = {
  'no-number': 'write a grade and its lowest percentage, such as “B 80”',
  'out-of-range': 'enter at most 200%',
  'too-long': 'a grade can have at most 20 characters',
  'too-many': 'a scale can have at most 30 grades',
  'not-falling': 'the percentage must be lower than in the line above',
  'not-zero': 'the last grade must start at 0',
}

/** Reads an edited scale: `steps`, one grade a line, and `passFrom`. @throws AppError INVALID_INPUT with the line and the reason */
export function scaleFromForm(form: Form): GradeScale {
  const passFrom = numberFrom(form, 'passFrom')
  if (passFrom !== null && !(passFrom >= 0 && passFrom <= 200)) refuse('passFrom', 'Enter a percentage.')
  const typed = textFrom(form, 'steps')
  if (typed.length > 2000) refuse('steps', 'The scale is too long.')
  const reading = readScale(typed)
  if (!reading.ok) refuse('steps', `Line ${reading.line}: ${PROBLEMS[reading.why]}.`)
  return { steps: reading.steps, passFrom }
}

function refuse(field: string, message: string): never {
  throw new AppError('INVALID_INPUT', { fieldErrors: { [field]: message } })
}
