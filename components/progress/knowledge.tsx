import { ConceptMap } from '@/components/charts/concept-map'
import { LEVEL_WORDS, LEVELS, type Level } from '@/domain/mastery/level'
import { type ConceptRow, ConceptTable } from './concept-table'

type Props = {
  course: {
    slug: string
    areas: readonly { id: string; title: string }[]
    concepts: readonly { id: string; title: string; area: string; buildsOn: readonly string[] }[]
  }
  concepts: readonly ConceptRow[]
  facts: { all: number; asked: number; known: number }
  /** Whether evidence may be opened. */
  isOwn: boolean
}

/** What is known now: in numbers, as a map, and concept by concept. */
export function Knowledge({ course, concepts, facts, isOwn }: Props) {
  const rows = new Map(concepts.map((row) => [row.concept, row]))
  const hrefOf = (id: string) => `/progress/concepts/${id}`
  return (
    <section aria-labelledby="knowledge" className="mt-14">
      <h2 id="knowledge">{isOwn ? 'What I know now' : 'What is known now'}</h2>
      <p className="mt-2 max-w-2xl text-lg">
        {facts.asked === 0
          ? 'Nothing was asked yet.'
          : `About ${Math.round(facts.known)} of the course’s ${facts.all} facts would be recalled today; ${facts.asked === 1 ? 'one was' : `${facts.asked} were`} asked so far.`}
      </p>
      <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        {[...LEVELS].reverse().map((level) => (
          <div key={level}>
            <dt className="text-muted text-sm">{LEVEL_WORDS[level]}</dt>
            <dd className="font-serif text-2xl tabular-nums">{countOf(concepts, level)}</dd>
          </div>
        ))}
      </dl>
      {isOwn && (
        <div className="no-print mt-6">
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
        A level rests on the last ten answers given from memory; the per cent are the chance of recall today,
        which falls with time. {isOwn && 'Open a concept to see the answers behind it.'}
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

function countOf(concepts: readonly ConceptRow[], level: Level): number {
  return concepts.filter((row) => row.level === level).length
}
