import Link from 'next/link'
import { LEVEL_MARKS } from '@/components/charts/concept-map'
import { ProgressBar } from '@/components/ui/progress-bar'
import { LEVEL_LABELS, LEVELS, type Level } from '@/domain/mastery/level'
import { GoalLine, type GoalProps } from './goal-line'

type Props = {
  levels: readonly Level[]
  /** `known` is null below 3 answers. */
  facts: { all: number; known: number | null }
  lessons: Share
  quizzes: Share
  /** Null if goals are off. */
  goal: GoalProps | null
  /** The query of the links, which names the course if there are several. */
  query: string
}
type Share = { done: number; all: number }

const FILL: Readonly<Record<Level, string>> = {
  mastered: 'fill-good',
  familiar: 'fill-accent',
  learning: 'fill-warn',
  new: 'fill-line',
}

/** How much of the course is done and known, in one figure and in words. */
export function HowYouAreDoing({ levels, facts, lessons, quizzes, goal, query }: Props) {
  return (
    <section aria-labelledby="doing" className="card">
      <h2 id="doing" className="text-xl">
        How you’re doing
      </h2>
      <LevelBar levels={levels} query={query} />
      {facts.known !== null && (
        <p className="mt-3">
          You’d recall about {Math.round(facts.known)} of the course’s {facts.all} facts today.
        </p>
      )}
      <dl className="mt-3 grid gap-2">
        <Done label="Lessons read" share={lessons} />
        <Done label="Quizzes taken" share={quizzes} />
      </dl>
      {goal && <GoalLine {...goal} />}
    </section>
  )
}

/** The concepts by level, as one bar with its legend. */
function LevelBar({ levels, query }: Pick<Props, 'levels' | 'query'>) {
  const counts = [...LEVELS].reverse().map((level) => ({
    level,
    count: levels.filter((own) => own === level).length,
  }))
  let x = 0
  return (
    <div className="mt-3">
      <svg
        viewBox={`0 0 ${Math.max(1, levels.length)} 1`}
        preserveAspectRatio="none"
        className="block h-3 w-full"
        aria-hidden="true"
      >
        {counts.map(({ level, count }) => {
          x += count
          return <rect key={level} x={x - count} width={count} height={1} className={FILL[level]} />
        })}
      </svg>
      <p className="sr-only">Concepts by level:</p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {counts.map(({ level, count }) => (
          <li key={level} className="flex items-center gap-1.5">
            <svg viewBox="0 0 1 1" className="size-3" aria-hidden="true">
              <rect width={1} height={1} className={FILL[level]} />
            </svg>
            <span>
              <span aria-hidden="true">{LEVEL_MARKS[level]} </span>
              {count} {LEVEL_LABELS[level].toLowerCase()}
            </span>
          </li>
        ))}
      </ul>
      <Link href={`/progress/concepts${query}`} prefetch={false} className="mt-1 inline-block text-sm">
        All {levels.length} concepts
      </Link>
    </div>
  )
}

function Done({ label, share: { done, all } }: { label: string; share: Share }) {
  return (
    <div className="grid grid-cols-[7rem_1fr] items-center gap-3">
      <dt className="text-sm">{label}</dt>
      <dd className="grid grid-cols-[1fr_3.75rem] items-center gap-3">
        <ProgressBar label={label} value={done} max={all} className="w-full" />
        <span className="text-right text-sm tabular-nums">
          {done} of {all}
        </span>
      </dd>
    </div>
  )
}
