import { layoutConcepts } from '@/domain/mastery/concept-layout'
import { LEVEL_WORDS, type Level } from '@/domain/mastery/level'
import { ChartSvg } from './chart-svg'

export type MapConcept = {
  id: string
  title: string
  buildsOn: readonly string[]
  level: Level
  /** Mean chance of recall now, 0 to 1; null where nothing was asked. */
  recall: number | null
}

const BOX = { width: 152, height: 50 }
const STEP = { x: 176, y: 62 }

const FILL: Readonly<Record<Level, string>> = {
  new: 'fill-card stroke-line',
  learning: 'fill-warn-soft stroke-warn',
  familiar: 'fill-accent-soft stroke-accent',
  mastered: 'fill-good-soft stroke-good',
}
/** Levels are told by a mark as well, never by colour alone. */
export const LEVEL_MARKS: Readonly<Record<Level, string>> = {
  new: '○',
  learning: '◔',
  familiar: '◑',
  mastered: '●',
}

/** The concepts of a course with what builds on what, and how well each is known; the table beside it says the same. */
export function ConceptMap({ concepts }: { concepts: readonly MapConcept[] }) {
  const places = new Map(layoutConcepts(concepts).map((place) => [place.id, place]))
  const width = (1 + Math.max(0, ...[...places.values()].map(({ column }) => column))) * STEP.x
  const height = (1 + Math.max(0, ...[...places.values()].map(({ row }) => row))) * STEP.y
  const at = (id: string) => {
    const place = places.get(id)
    return { x: (place?.column ?? 0) * STEP.x + 8, y: (place?.row ?? 0) * STEP.y + 6 }
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keyboard
    <section className="overflow-x-auto" aria-label="Map of the concepts" tabIndex={0}>
      <div style={{ minWidth: Math.min(width, 1040) }}>
        <ChartSvg
          id="concept-map"
          title="What builds on what"
          text={concepts.map(({ title, level }) => `${title}: ${LEVEL_WORDS[level]}.`).join(' ')}
          width={width}
          height={height}
        >
          {concepts.flatMap(({ id, buildsOn }) =>
            buildsOn
              .filter((base) => places.has(base))
              .map((base) => {
                const from = at(base)
                const to = at(id)
                const start = { x: from.x + BOX.width, y: from.y + BOX.height / 2 }
                const end = { x: to.x, y: to.y + BOX.height / 2 }
                const bend = (end.x - start.x) / 2
                return (
                  <path
                    key={`${base}-${id}`}
                    d={`M${start.x} ${start.y} C${start.x + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`}
                    className="stroke-field"
                    fill="none"
                    strokeWidth={1.25}
                    opacity={0.6}
                  />
                )
              }),
          )}
          {concepts.map(({ id, title, level, recall }) => {
            const { x, y } = at(id)
            return (
              <g key={id}>
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
                  <text key={line} x={x + 26} y={y + 20 + index * 17} className="fill-ink text-[13px]">
                    {line}
                  </text>
                ))}
                <text x={x + 9} y={y + 21} className="fill-ink text-[14px]">
                  {LEVEL_MARKS[level]}
                </text>
                <title>{`${title}: ${LEVEL_WORDS[level]}${recall === null ? '' : `, recall ${Math.round(recall * 100)} %`}`}</title>
              </g>
            )
          })}
        </ChartSvg>
      </div>
    </section>
  )
}

/** Letters. */
const LINE = 18

/** A title on two lines at most. */
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
  return [first, rest.length === 0 ? second : `${second} …`]
}
