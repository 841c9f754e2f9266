import { z } from 'zod'

/**
 * What a picture of a course is: the data behind it, as an author writes it in `figures/<id>.yaml`. The pictures are drawn
 * from it on the server, and so is the table that says the same.
 */

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case letters, digits and hyphens')
const text = z.string().trim().min(1)
const paragraphs = z.array(z.number().int().positive()).min(1)

const common = {
  /** The file's name. */
  id: slug,
  title: text,
  /** Says in one or two sentences what the picture shows, to those who do not see it. */
  text,
  /** A remark under the picture. */
  note: text.optional(),
  /** Paragraphs of the article that the picture rests on. */
  paragraphs,
}

/** What a region is in the story; it decides the fill. */
const RegionRoleSchema = z.enum(['member', 'outside', 'territory', 'neighbour'])

const MapFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('map'),
  /** Name of the file in `figures/geometry/` that holds the paths. */
  geometry: slug,
  /** What the inset shows. */
  insetTitle: text,
  /** The words of the legend. */
  legend: z.record(RegionRoleSchema, text),
  regions: z.array(z.strictObject({ id: slug, name: text, role: RegionRoleSchema, detail: text })).min(1),
})

/** A day, a month or a year: `2020-10-31`, `2010-06`, `1994`. */
const date = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must look like 1994, 2010-06 or 2020-10-31'))

const TimelineFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('timeline'),
  /** Each is drawn to its own scale. */
  periods: z
    .array(
      z.strictObject({
        title: text,
        from: date,
        to: date,
        /** Length of the axis in units of the picture, which is 360 wide. */
        height: z.number().positive(),
        events: z
          .array(
            z.strictObject({
              at: date,
              /** Its last day, when it lasted. */
              until: date.optional(),
              /** The date as it is written beside the event. */
              when: text,
              text,
              paragraphs,
              /** The event that the story leads to. */
              main: z.boolean().default(false),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
})

const BarsFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('bars'),
  /** What the numbers count. */
  unit: text,
  bars: z
    .array(
      z.strictObject({
        id: slug,
        label: text,
        value: z.number().positive(),
        /** The number with its words ("up to 25,000"). */
        valueText: text,
        /** The value is the most that it can be: drawn hatched and open. */
        upperBound: z.boolean().default(false),
        /** Set apart by colour from the others. */
        contrast: z.boolean().default(false),
        detail: text,
        paragraphs,
      }),
    )
    .min(2),
})

const SpanFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('span'),
  unit: text,
  /** What happens at 0. */
  start: text,
  segments: z
    .array(
      z.strictObject({
        label: text,
        length: z.number().positive(),
        /** Not settled yet: drawn hatched. */
        provisional: z.boolean().default(false),
        detail: text,
        paragraphs,
      }),
    )
    .min(1),
})

const CellSchema = z.strictObject({ text, who: text, paragraphs })

const ColumnsFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('columns'),
  left: text,
  right: text,
  rows: z.array(z.strictObject({ topic: text, left: CellSchema, right: CellSchema })).min(1),
})

/** The manner of a tie; it decides the line. */
const TieKindSchema = z.enum(['alliance', 'relations', 'support', 'conflict', 'bypassed'])

const NetworkFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('network'),
  /** The picture is 360 wide; places and sizes are in its units. */
  height: z.number().positive(),
  /** What nodes stand in together, drawn as a frame. */
  frames: z.array(
    z.strictObject({
      id: slug,
      label: text,
      x: z.number(),
      y: z.number(),
      width: z.number().positive(),
      height: z.number().positive(),
    }),
  ),
  nodes: z
    .array(
      z.strictObject({
        id: slug,
        /** One entry a line. */
        lines: z.array(text).min(1),
        frame: slug.optional(),
        /** Not a state: drawn with a broken line. */
        body: z.boolean().default(false),
        x: z.number(),
        y: z.number(),
        width: z.number().positive(),
      }),
    )
    .min(2),
  ties: z
    .array(
      z.strictObject({
        from: slug,
        to: slug,
        kind: TieKindSchema,
        /** One entry a line. */
        lines: z.array(text).min(1),
        /** Where the words stand. */
        at: z.strictObject({ x: z.number(), y: z.number(), anchor: z.enum(['start', 'middle', 'end']) }),
        detail: text,
        paragraphs,
      }),
    )
    .min(1),
})

/** A picture of any kind. */
export const FigureSchema = z.discriminatedUnion('kind', [
  MapFigureSchema,
  TimelineFigureSchema,
  BarsFigureSchema,
  SpanFigureSchema,
  ColumnsFigureSchema,
  NetworkFigureSchema,
])

/** A picture's data after it was read and checked. */
export type Figure = z.infer<typeof FigureSchema>
/** What decides how a picture is drawn. */
type FigureKind = Figure['kind']
/** A picture's data of one kind. */
export type FigureOfKind<K extends FigureKind> = Extract<Figure, { kind: K }>
/** What a region is in the story. */
export type RegionRole = z.infer<typeof RegionRoleSchema>
/** The manner of a tie. */
export type TieKind = z.infer<typeof TieKindSchema>
