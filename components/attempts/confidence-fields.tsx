import type { Rules } from '@/domain/attempts/rules'
import { CONFIDENCE_LEVELS, nearestLevel } from '@/domain/calibration/confidence-levels'
import type { ItemType } from '@/domain/items/item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { formatPercent } from '@/domain/text/format'

type Props = {
  asks: 'certainty' | 'confidence'
  /** Prefix of the field names. */
  prefix: string
  certainty: number | null
  confidence: number | null
}

/** Asks for unscored confidence, or for the certainty that affects the points. */
export function ConfidenceFields({ asks, prefix, certainty, confidence }: Props) {
  return asks === 'certainty' ? (
    <CertaintyFields prefix={prefix} certainty={certainty} />
  ) : (
    <ConfidenceField prefix={prefix} confidence={confidence} />
  )
}

/** What a question asks in addition to the answer; nothing if a person grades it. */
export function asksOf(
  { behavior, confidence }: Pick<Rules, 'behavior' | 'confidence'>,
  type: ItemType,
): Props['asks'] | null {
  if (isGradedByPerson(type)) return null
  if (behavior === 'certainty') return 'certainty'
  return confidence ? 'confidence' : null
}

const CHOICE_CLASS =
  'flex cursor-pointer rounded-lg border border-line bg-card py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:outline-offset-2'

const CERTAINTIES = [
  [1, 'A guess', '1 if correct, 0 if incorrect'],
  [2, 'Fairly sure', '2 if correct, −2 if incorrect'],
  [3, 'Certain', '3 if correct, −6 if incorrect'],
] as const

function CertaintyFields({ prefix, certainty }: { prefix: string; certainty: number | null }) {
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 font-medium">How certain are you?</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {CERTAINTIES.map(([level, label, points]) => (
          <label key={level} className={`${CHOICE_CLASS} items-start gap-3 px-3`}>
            <input
              type="radio"
              name={`${prefix}-certainty`}
              value={level}
              defaultChecked={certainty === level}
              className="mt-1 size-4 accent-accent focus-visible:outline-none"
            />
            <span>
              {label} <span className="block text-muted text-sm">{points}</span>
            </span>
          </label>
        ))}
      </div>
      <p className="mt-1.5 text-muted text-sm">No choice counts as a guess.</p>
    </fieldset>
  )
}

/** One row of levels. Nothing is stated until the learner chooses one, or after “Skip.” */
function ConfidenceField({ prefix, confidence }: { prefix: string; confidence: number | null }) {
  const chosen = confidence === null ? null : nearestLevel(confidence)
  return (
    <fieldset className="mt-6 max-w-lg break-inside-avoid">
      <legend className="mb-2 text-sm">
        How confident are you? <span className="text-muted">Optional and never scored.</span>
      </legend>
      <div className="grid grid-cols-4 gap-1.5 sm:gap-2">
        <Level name={`${prefix}-confidence`} value="" label="Skip" isChosen={chosen === null} />
        {CONFIDENCE_LEVELS.map((level) => (
          <Level
            key={level.confidence}
            name={`${prefix}-confidence`}
            // Keeps a percentage between the levels, which earlier versions stored.
            value={level === chosen ? (confidence ?? level.confidence) : level.confidence}
            label={level.label}
            percent={formatPercent(level.confidence / 100)}
            isChosen={level === chosen}
          />
        ))}
      </div>
    </fieldset>
  )
}

type LevelProps = { name: string; value: string | number; label: string; percent?: string; isChosen: boolean }

function Level({ name, value, label, percent, isChosen }: LevelProps) {
  return (
    <label
      className={`${CHOICE_CLASS} min-h-11 flex-col items-center px-1 text-center text-sm leading-tight`}
    >
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="size-4 accent-accent focus-visible:outline-none"
      />
      <span className="mt-1">
        {label}
        {percent && <span className="block text-muted text-xs tabular-nums">{percent}</span>}
      </span>
    </label>
  )
}
