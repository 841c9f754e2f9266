import Link from 'next/link'
import { Disclosure } from '@/components/ui/disclosure'
import { OVERVIEW_RULES } from '@/domain/overview/overview-rules'
import { formatPercent, plural } from '@/domain/text/format'

type Concept = {
  concept: string
  title: string
  facility: number
  answers: number
  students: number
  isCore: boolean
  lesson: string | null
  questions: string[]
}

type Props = {
  concepts: readonly Concept[]
  /** The path of the course’s lessons. */
  lessons: string
  /** The path of the class’s questions; null for viewers who can’t open it. */
  bank: string | null
}

const { answers: ENOUGH, students: STUDENTS, understood } = OVERVIEW_RULES.teachNext

/** Three concepts to teach next, each with its evidence, the lesson, and questions. */
export function TeachNext({ concepts, lessons, bank }: Props) {
  return (
    <section aria-labelledby="next" className="card">
      <h2 id="next">What to teach next</h2>
      {concepts.length === 0 && (
        <p className="mt-2 text-muted">
          No concept with enough answers has an average score below {formatPercent(understood)}. A concept
          needs at least {ENOUGH} answers from {STUDENTS} students.
        </p>
      )}
      <ol className="mt-1 divide-y divide-line">
        {concepts.map(({ concept, title, facility, answers, students, isCore, lesson, questions }) => (
          <li key={concept} className="py-2">
            <p className="font-medium">{title}</p>
            <p className="text-muted text-sm">
              Average score {formatPercent(facility)}, from {plural(answers, 'answer')} by{' '}
              {plural(students, 'student')}.{isCore && ' A core concept.'}
            </p>
            {lesson && (
              <p className="text-sm">
                <Link href={`${lessons}/${lesson}`} prefetch={false}>
                  Go to the lesson<span className="sr-only"> about {title}</span>
                </Link>
              </p>
            )}
            {questions.length > 0 && (
              <Disclosure label={`Questions to use: ${title}`} className="no-print text-sm">
                <ul className="mt-1 list-disc pl-5">
                  {questions.map((question) => (
                    <li key={question}>{question}</li>
                  ))}
                </ul>
                {bank && (
                  <Link href={`${bank}?whose=course&concept=${concept}`} prefetch={false}>
                    All questions about it
                  </Link>
                )}
              </Disclosure>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
