import { z } from 'zod'

/**
 * A figure of a course: its data, as an author writes it in `figures/<id>.yaml`. The server renders both the image
 * and an equivalent table from it.
 */

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lowercase letters, digits, and hyphens')
const text = z.string().trim().min(1)
const paragraphs = z.array(z.number().int().positive()).min(1)

const common = {
  /** The file's name. */
  id: slug,
  title: text,
  /** Describes in one or two sentences what the figure shows, for people who can't see it. */
  text,
  /** A note under the figure. */
  note: text.optional(),
  /** Paragraphs of the article that the figure is based on. */
  paragraphs,
}

/** A region's role; it decides the fill. */
const RegionRoleSchema = z.enum(['member', 'outside', 'territory', 'neighbor'])

const MapFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('map'),
  /** Name of the file in `figures/geometry/` that contains the paths. */
  geometry: slug,
  /** What the inset shows. */
  insetTitle: text,
  /** The labels of the legend. */
  legend: z.record(RegionRoleSchema, text),
  regions: z.array(z.strictObject({ id: slug, name: text, role: RegionRoleSchema, detail: text })).min(1),
})

/** A day, a month or a year: `2020-10-31`, `2010-06`, `1994`. */
const date = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must look like 1994, 2010-06, or 2020-10-31'))

const TimelineFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('timeline'),
  /** Each group has its own scale. */
  periods: z
    .array(
      z.strictObject({
        title: text,
        from: date,
        to: date,
        /** Length of the axis in units of the image, which is 360 wide. */
        height: z.number().positive(),
        events: z
          .array(
            z.strictObject({
              at: date,
              /** Its last day, if it lasted longer than a day. */
              until: date.optional(),
              /** The date as shown next to the event. */
              when: text,
              text,
              paragraphs,
              /** The event that the timeline leads to. */
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
        /** The number as shown ("up to 25,000"). */
        valueText: text,
        /** The value is a maximum: drawn hatched and open. */
        upperBound: z.boolean().default(false),
        /** Highlighted with a different color. */
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

/** The type of a tie; it decides the line. */
const TieKindSchema = z.enum(['alliance', 'relations', 'support', 'conflict', 'bypassed'])

const NetworkFigureSchema = z.strictObject({
  ...common,
  kind: z.literal('network'),
  /** The image is 360 wide; positions and sizes are in its units. */
  height: z.number().positive(),
  /** A group of nodes, drawn as a frame. */
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
        /** One entry per line. */
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
        /** One entry per line. */
        lines: z.array(text).min(1),
        /** The position of the label. */
        at: z.strictObject({ x: z.number(), y: z.number(), anchor: z.enum(['start', 'middle', 'end']) }),
        detail: text,
        paragraphs,
      }),
    )
    .min(1),
})

/** A figure of any kind. */
export const FigureSchema = z.discriminatedUnion('kind', [
  MapFigureSchema,
  TimelineFigureSchema,
  BarsFigureSchema,
  SpanFigureSchema,
  ColumnsFigureSchema,
  NetworkFigureSchema,
])

/** A figure's data after reading and validation. */
export type Figure = z.infer<typeof FigureSchema>
/** What decides how a figure is rendered. */
type FigureKind = Figure['kind']
/** A figure's data of one kind. */
export type FigureOfKind<K extends FigureKind> = Extract<Figure, { kind: K }>
/** A region's role. */
export type RegionRole = z.infer<typeof RegionRoleSchema>
/** The type of a tie. */
export type TieKind = z.infer<typeof TieKindSchema>
