import type { RichText } from './rich-text'

/** Where a question or a problem is: lines count from 1; `file` is set in packages. */
export interface Place {
  readonly line: number
  readonly file?: string | undefined
}

/** An option or an accepted choice. `fraction` is between -1 and 1. */
export interface ReadOption {
  text: RichText
  fraction?: number
  /** Set if the source has keys instead of fractions. */
  key?: boolean
  /** Keeps its place when options are shuffled. */
  fixed?: boolean | undefined
  feedback?: RichText | undefined
  /** Shown if the option isn’t selected. */
  feedbackWhenLeft?: RichText
  /** Whether a picture belongs to the option. */
  image?: boolean | undefined
}

/** Numbers are plain decimals, as text. */
type ReadTolerance =
  | { type: 'nominal' | 'relative'; value: string }
  | { type: 'range'; min: string; max: string }

export interface ReadAnswer {
  /** Short texts: with `*` as a wildcard and `\*` as an asterisk. */
  text?: string
  /** Numbers: the exact value; missing for a range. */
  value?: string
  tolerance?: ReadTolerance
  /** The lower bound itself isn’t accepted in the source. */
  openLow?: boolean | undefined
  fraction: number
  feedback?: RichText | undefined
}

/** What every other answer earns. */
export interface ReadOtherwise {
  fraction: number
  feedback?: RichText | undefined
}

export interface ReadPair {
  stem: RichText
  choice: RichText
  image?: boolean | undefined
}

export interface ReadGap {
  type: 'choice' | 'text' | 'numeric' | 'multiple'
  weight: number
  kind?: string
  /** The source’s name of the gap. */
  name?: string
  shuffle?: boolean
  options?: ReadOption[]
  answers?: ReadAnswer[]
  otherwise?: ReadOtherwise
  caseSensitive?: boolean
}

export interface ReadUnits {
  list: { name: string; multiplier: string }[]
  unitgradingtype?: string
  unitpenalty?: string
  showunits?: string
  unitsleft?: string
}

/** The types of the neutral form, not ours. */
type ReadType =
  | 'single-choice'
  | 'multiple-response'
  | 'true-false'
  | 'matching'
  | 'ordering'
  | 'numeric'
  | 'short-text'
  | 'cloze'
  | 'short-text-or-cloze'
  | 'numeric-or-cloze'
  | 'essay'
  | 'description'
  | 'hotspot'
  | 'slider'
  | 'associate'
  | 'composite'
  | 'unsupported'
  | 'card'
  | 'cloze-note'

/** What a question becomes here: `none` is listed, but never imported. */
export interface Judgment {
  type: string | null
  fidelity: 'exact' | 'lossy' | 'none'
  /** What is lost, in words. */
  lost?: string[]
  /** What a person must add before the question can be published. */
  needs?: string[]
  grading?: string
  accentSensitive?: boolean
  alsoRight?: string[]
}

/** A question in the neutral form that every reader returns. Fields that a source lacks are missing. */
export interface ReadQuestion extends Place {
  type: ReadType
  title: string | null
  stem: { text: RichText; format: TextFormat }
  ident?: string | undefined
  idnumber?: string | undefined
  guid?: string | undefined
  category?: string[] | undefined
  deck?: string[] | undefined
  tags?: string[] | undefined
  sourceType?: string | undefined
  notetype?: string | undefined
  fields?: RichText[] | Record<string, RichText>
  extra?: RichText | undefined
  reversed?: boolean | undefined
  missingWord?: boolean
  /** What the source shows before the question itself. */
  context?: RichText
  /** Remarks of the source below the question. */
  description?: RichText
  options?: ReadOption[]
  /** How a multiple-response question is graded. */
  rule?: string | undefined
  answer?: boolean
  answers?: ReadAnswer[]
  otherwise?: ReadOtherwise | undefined
  caseSensitive?: boolean
  units?: ReadUnits | undefined
  pairs?: ReadPair[]
  extraChoices?: RichText[] | undefined
  /** The points of each pair, by the source’s identifiers, if they aren’t all alike. */
  pairFractions?: Record<string, number> | undefined
  stemsWithoutChoice?: RichText[] | undefined
  severalChoicesForOneStem?: boolean | undefined
  emptyRowsDropped?: number | undefined
  emptyOptionsDropped?: number | undefined
  /** Ordering: in the correct order. */
  elements?: RichText[]
  gradingtype?: string | undefined
  /** Ordering: positions in the file, if they differ from the correct order. */
  asGiven?: RichText[] | undefined
  gaps?: ReadGap[]
  feedbackRight?: RichText | undefined
  feedbackWrong?: RichText | undefined
  generalFeedback?: RichText | undefined
  combinedFeedback?: Record<string, RichText> | undefined
  modalFeedback?: unknown
  hints?: RichText[] | undefined
  mark?: number | undefined
  penalty?: number | undefined
  shuffle?: boolean | undefined
  /** Names of embedded files. */
  files?: string[] | undefined
  /** Embedded files in base64, by name. */
  embedded?: ReadonlyMap<string, string> | undefined
  /** What is hard to carry over: see `Trait`. */
  has?: Trait[]
  responseProcessing?: string | undefined
  /** Slider: from, to, step. */
  range?: string[]
  correct?: string[]
  interactions?: string[] | undefined
  adaptive?: boolean | undefined
  template?: boolean | undefined
  noKey?: boolean | undefined
  fromHottext?: boolean | undefined
  /** What only the format's reader knows to be lost; `judge` adds the rest. */
  losses?: string[]
  needs?: string[]
  casebook?: Judgment
}

/** What the reader of one type of question returns. The reader of the format adds what all types have. */
export type QuestionBody = Partial<ReadQuestion> & Pick<ReadQuestion, 'type'>

/** Names a question in a message: its title, or its first words. */
export function nameOf({ title, stem }: ReadQuestion): string {
  return title ?? stem.text.plain.slice(0, 60)
}

export type TextFormat = 'html' | 'markdown' | 'moodle' | 'plain'

export type Trait =
  | 'media'
  | 'latex'
  | 'mathml'
  | 'table'
  | 'list'
  | 'nested-list'
  | 'code'
  | 'sub-sup'
  | 'link'
  | 'emphasis'
  | 'pluginfile'
  | 'data-uri'
  | 'active-content'
  | 'inline-style'
  | 'markdown'

/** `error`: a question or the file can't be imported. `warning`: read, but worth a look. */
export interface Problem extends Place {
  readonly severity: 'error' | 'warning'
  /** A stable short name, such as `no-key`. */
  readonly code: string
  /** Names the reason and the fix. */
  readonly message: string
  /** The first words or the title of the question. */
  readonly question?: string | undefined
}

/** A quiz or question bank of a source. */
export interface SourceQuiz {
  file?: string
  kind: 'assessment' | 'objectbank'
  title: string | null
  /** Sections that a number of questions is drawn from: `bank` names another file’s bank. */
  groups?: { section: string | null; pick: number; bank: string | null; items: number }[]
  /** The number of questions read. */
  questions?: number
}

/** What a file contains besides questions. */
export interface PackageSummary extends Partial<Omit<SourceQuiz, 'questions'>> {
  assessments?: SourceQuiz[]
  /** Names of pictures, sounds, and other files. */
  files?: string[]
  skipped?: { file: string; why: string }[]
}

export interface ReadResult {
  readonly questions: ReadQuestion[]
  readonly problems: Problem[]
  readonly package?: PackageSummary
}

export type Outcome = 'all' | 'some' | 'none'

/** What can be imported of the questions of a file. A file without questions and without errors has nothing to lose. */
export function outcomeOf({ questions, problems }: ReadResult): Outcome {
  if (!problems.some(({ severity }) => severity === 'error')) return 'all'
  return questions.length > 0 ? 'some' : 'none'
}
