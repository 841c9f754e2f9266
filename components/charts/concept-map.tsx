import { Fragment } from 'react'
import { WideContent } from '@/components/ui/wide-content'
import { layoutConcepts } from '@/domain/mastery/concept-layout'
import { LEVEL_LABELS, LEVELS, type Level } from '@/domain/mastery/level'
import { formatPercent, plural } from '@/domain/text/format'
import { ChartSvg } from './chart-svg'

type MapConcept = {
  id: string
  title: string
  buildsOn: readonly string[]
  level: Level
  /** Mean chance of recall now, 0 to 1; null below 3 answers. */
  recall: number | null
  /** How many answers its level is based on. */
  answers: number
}

const BOX = { width: 162, height: 54 }
const STEP = { x: 186, y: 66 }

const FILL: Readonly<Record<Level, string>> = {
  new: 'fill-card stroke-line',
  learning: 'fill-warn-soft stroke-warn',
  familiar: 'fill-accent-soft stroke-accent',
  mastered: 'fill-good-soft stroke-good',
}
/** Symbols for levels, which are never shown only by color. */
export const LEVEL_MARKS: Readonly<Record<Level, string>> = {
  new: '○',
  learning: '◔',
  familiar: '◑',
  mastered: '●',
}

type Props = {
  concepts: readonly MapConcept[]
  /** Returns the page with the answers a level is based on. Keyboard users open it from the table. */
  hrefOf: (id: string) => string
}

/** The concepts of a course, how they build on each other, and how well each is known. The table next to it has the same data. */
export function ConceptMap({ concepts, hrefOf }: Props) {
  const positions = new Map(layoutConcepts(concepts).map((position) => [position.id, position]))
  const width = (1 + Math.max(0, ...[...positions.values()].map(({ column }) => column))) * STEP.x
  const height = (1 + Math.max(0, ...[...positions.values()].map(({ row }) => row))) * STEP.y
  const at = (id: string) => {
    const position = positions.get(id)
    return { x: (position?.column ?? 0) * STEP.x + 8, y: (position?.row ?? 0) * STEP.y + 6 }
  }
  const answers = concepts.reduce((sum, concept) => sum + concept.answers, 0)
  return (
    <figure>
      <WideContent label="Concept map">
        <div style={{ minWidth: Math.min(width, 1040) }}>
          <ChartSvg
            id="concept-map"
            role="group"
            title="How concepts build on each other"
            text="Open a concept to see the answers its level is based on."
            width={width}
            height={height}
          >
            {concepts.flatMap(({ id, buildsOn }) =>
              buildsOn
                .filter((base) => positions.has(base))
                .map((base) => <Line key={`${base}-${id}`} from={at(base)} to={at(id)} />),
            )}
            {concepts.map((concept) => (
              <Fragment key={concept.id}>
                <a
                  href={hrefOf(concept.id)}
                  tabIndex={-1}
                  aria-label={`${concept.title}: ${inWords(concept)}`}
                >
                  <Box concept={concept} {...at(concept.id)} />
                </a>
                <Marks concept={concept} {...at(concept.id)} />
              </Fragment>
            ))}
          </ChartSvg>
        </div>
      </WideContent>
      <figcaption className="mt-2 text-muted text-sm">
        Lines lead to the concepts that build on a concept. Levels:{' '}
        {LEVELS.map((level) => `${LEVEL_MARKS[level]} ${LEVEL_LABELS[level].toLowerCase()}`).join(', ')}. The
        number is how many answers from memory the level is based on ({answers} in total). The bar is the
        chance of recall today.
      </figcaption>
    </figure>
  )
}

type Point = { x: number; y: number }

function Line({ from, to }: { from: Point; to: Point }) {
  const start = { x: from.x + BOX.width, y: from.y + BOX.height / 2 }
  const end = { x: to.x, y: to.y + BOX.height / 2 }
  const bend = (end.x - start.x) / 2
  return (
    <path
      d={`M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`}
      className="stroke-field"
      fill="none"
      strokeWidth={1.25}
      opacity={0.6}
    />
  )
}

const BAR = { inset: 10, height: 4 }

function Box({ concept, x, y }: Point & { concept: MapConcept }) {
  const { title, level, recall } = concept
  const bar = { x: x + BAR.inset, y: y + BOX.height - 11, height: BAR.height, rx: 1 }
  const full = BOX.width - 2 * BAR.inset
  return (
    <>
      <rect
        x={x}
        y={y}
        width={BOX.width}
        height={BOX.height}
        rx={8}
        className={FILL[level]}
        strokeWidth={1.5}
      />
      {linesOf(title).map((line, index) => (
        <Fragment key={line}>
          <text x={x + 26} y={y + 18 + index * 16} className="fill-ink text-[13px]">
            {line}
          </text>
          {/* Separates the words of two lines in the link text. */}{' '}
        </Fragment>
      ))}
      {recall !== null && (
        <>
          <rect {...bar} width={full} className="fill-line" />
          <rect {...bar} width={full * recall} className="fill-accent" />
        </>
      )}
    </>
  )
}

/** Outside the link, whose accessible name includes both. Clicks pass through to the link. */
function Marks({ concept: { level, answers }, x, y }: Point & { concept: MapConcept }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group can't receive focus
    <g aria-hidden="true" className="pointer-events-none">
      <text x={x + 9} y={y + 19} className="fill-ink text-[14px]">
        {LEVEL_MARKS[level]}
      </text>
      <text x={x + 15} y={y + 34} textAnchor="middle" className="fill-muted text-[11px] tabular-nums">
        {answers > 0 ? answers : ''}
      </text>
    </g>
  )
}

function inWords({ level, recall, answers }: MapConcept): string {
  const behind = `based on ${plural(answers, 'answer')}`
  return `${LEVEL_LABELS[level]}${recall === null ? '' : `, recall ${formatPercent(recall)}`}, ${behind}`
}

/** Characters per line. */
const LINE = 18

/** Splits a title into at most two lines. */
function linesOf(title: string): string[] {
  const lines: string[] = ['']
  for (const word of title.split(' ')) {
    const last = lines.at(-1) ?? ''
    const longer = last === '' ? word : `${last} ${word}`
    if (longer.length <= LINE || last === '') lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const [first = '', second, ...rest] = lines
  if (second === undefined) return [first]
  return [first, rest.length === 0 ? second : `${second}…`]
}
