import { ConceptMap } from '@/components/charts/concept-map'
import { LEVEL_LABELS, LEVELS, type Level } from '@/domain/mastery/level'
import { plural } from '@/domain/text/format'
import { type ConceptRow, ConceptTable } from './concept-table'

type Props = {
  course: {
    slug: string
    areas: readonly { id: string; title: string }[]
    concepts: readonly { id: string; title: string; area: string; buildsOn: readonly string[] }[]
  }
  concepts: readonly ConceptRow[]
  facts: { all: number; asked: number; known: number | null }
  /** Whether the evidence can be opened. */
  isOwn: boolean
  /** The query of the links to the evidence, which names the course if there are several. */
  query?: string
}

/** Current knowledge: in numbers, as a map, and by concept. */
export function Knowledge({ course, concepts, facts, isOwn, query = '' }: Props) {
  const rows = new Map(concepts.map((row) => [row.concept, row]))
  const hrefOf = (id: string) => `/progress/concepts/${id}${query}`
  return (
    <section aria-labelledby="knowledge" className="mt-14">
      <h2 id="knowledge">{isOwn ? 'What you know now' : 'Current knowledge'}</h2>
      <p className="mt-2 max-w-2xl text-lg">{recallSummary(facts)}</p>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        {[...LEVELS].reverse().map((level) => (
          <div key={level}>
            <dt className="text-muted text-sm">{LEVEL_LABELS[level]}</dt>
            <dd className="font-serif text-2xl tabular-nums">{countOf(concepts, level)}</dd>
          </div>
        ))}
      </dl>
      {isOwn && (
        <div className="no-print mt-6 max-sm:hidden">
          <ConceptMap
            concepts={course.concepts.map(({ id, title, buildsOn }) => ({
              ...{ id, title, buildsOn },
              level: rows.get(id)?.level ?? 'new',
              recall: rows.get(id)?.recall ?? null,
              answers: rows.get(id)?.answers ?? 0,
            }))}
            hrefOf={hrefOf}
          />
        </div>
      )}
      <p className="mt-6 mb-5 max-w-2xl text-muted text-sm">
        Mastery levels use {isOwn ? 'your' : 'the'} last 10 answers from memory. “Answers” is the number of
        answers that a level is based on. “Recall” is the chance of recall today, which falls over time. A
        fact counts only if its latest answer from memory was correct. Recall is shown after 3 answers.{' '}
        {isOwn && 'Open a concept to see its answers.'}
      </p>
      <ConceptTable
        areas={course.areas}
        concepts={course.concepts}
        rows={concepts}
        hrefOf={isOwn ? hrefOf : null}
      />
    </section>
  )
}

function recallSummary({ all, asked, known }: Props['facts']): string {
  if (asked === 0) return 'No answers from memory yet.'
  const asSoFar = `${plural(asked, 'fact')} answered so far.`
  if (known === null) return `${asSoFar} An estimate of recall appears after 3 answers.`
  const count = Math.round(known)
  return `About ${count} of the course’s ${all} facts would be recalled today. ${asSoFar}`
}

function countOf(concepts: readonly ConceptRow[], level: Level): number {
  return concepts.filter((row) => row.level === level).length
}
