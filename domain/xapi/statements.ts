import type { ExportQuestion } from '@/domain/interchange/export-question'
import { type Interaction, inEnglish, interactionOf, type LanguageMap } from './interaction'
import { type AnswerResult, type Earned, resultOf, scaled, typedResponse } from './result'

/** One answer of an attempt. */
export interface AnsweredQuestion {
  readonly slot: number
  readonly question: ExportQuestion
  /** The number of the question’s version, so that one activity never means two questions. */
  readonly version: number
  readonly response: unknown
  readonly answeredAt: Date | null
  readonly score: Earned
  /** What it earned before a regrade; null if it was never regraded. */
  readonly firstScore: Earned | null
  /** When it was regraded last. */
  readonly regradedAt: Date | null
}

export interface ReportedAttempt {
  /** A UUID. */
  readonly id: string
  /** The account, never an email address. */
  readonly learnerId: string
  readonly number: number
  readonly startedAt: Date
  /** Null for an attempt in progress. */
  readonly submittedAt: Date | null
  /** Null until it is graded. */
  readonly score: Earned | null
  /** The share of the points that passes, 0 to 1; null without a passing grade. */
  readonly passingRatio: number | null
  readonly answers: readonly AnsweredQuestion[]
}

export interface StatementContext {
  /** The URL of this site, without a slash at the end. */
  readonly home: string
  readonly courseSlug: string
  readonly class: { readonly id: string; readonly name: string }
  readonly assignment: { readonly id: string; readonly title: string }
  /** A UUID that only the text determines, so that another export has the same statements. */
  readonly uuidOf: (text: string) => string
}

interface Activity {
  readonly objectType: 'Activity'
  readonly id: string
  readonly definition: {
    readonly type: string
    readonly name?: LanguageMap
    readonly description?: LanguageMap
  } & Partial<Omit<Interaction, 'type'>>
}

/** An xAPI statement, version 1.0.3. */
export interface Statement {
  readonly id: string
  readonly actor: {
    readonly objectType: 'Agent'
    readonly account: { readonly homePage: string; readonly name: string }
  }
  readonly verb: { readonly id: string; readonly display: LanguageMap }
  readonly object: Activity
  readonly result?: object
  readonly context: Readonly<Record<string, unknown>>
  readonly timestamp: string
  readonly version: '1.0.3'
}

type Verb = 'attempted' | 'answered' | 'completed' | 'passed' | 'failed'

/**
 * The statements of an attempt: that it was attempted, then each answer, then that it was completed and passed or failed. A regraded answer has
 * two statements, the second of which refers to the first.
 */
export function statementsOf(attempt: ReportedAttempt, context: StatementContext): Statement[] {
  const write = (verb: Verb, at: Date, object: Activity, more: Partial<Statement> = {}) =>
    statement({ verb, at, object, more }, attempt, context)
  const assignment = assignmentActivity(context)
  const { submittedAt, startedAt } = attempt
  const attempted = write('attempted', startedAt, assignment)
  if (submittedAt === null) return [attempted]
  return [
    attempted,
    ...attempt.answers.flatMap((answer) => answered(answer, attempt, context)),
    write('completed', submittedAt, assignment, { result: attemptResult(attempt, submittedAt) }),
    ...outcome(attempt).map((verb) =>
      write(verb, submittedAt, assignment, {
        result: { ...attemptResult(attempt, submittedAt), success: verb === 'passed' },
      }),
    ),
  ]
}

function outcome({ score, passingRatio }: ReportedAttempt): Verb[] {
  if (!score || passingRatio === null || score.possible <= 0) return []
  return [score.earned / score.possible >= passingRatio ? 'passed' : 'failed']
}

function answered(
  answer: AnsweredQuestion,
  attempt: ReportedAttempt,
  context: StatementContext,
): Statement[] {
  const at = answer.answeredAt ?? attempt.submittedAt ?? attempt.startedAt
  const object = questionActivity(answer, context)
  const write = (score: Earned, when: Date, reference?: Statement) =>
    statement(
      {
        verb: 'answered',
        at: when,
        object,
        more: { result: answerResult(answer, score, context) },
        ...(reference && { reference }),
      },
      attempt,
      context,
    )
  const { score, firstScore, regradedAt } = answer
  if (firstScore === null) return [write(score, at)]
  const first = write(firstScore, at)
  return [first, write(score, regradedAt ?? at, first)]
}

function answerResult(
  { question, response }: AnsweredQuestion,
  score: Earned,
  { home }: StatementContext,
): AnswerResult & { readonly extensions?: Readonly<Record<string, unknown>> } {
  const typed = typedResponse(question.body, response)
  return {
    ...resultOf(question.body, response, score),
    ...(typed !== null && { extensions: { [`${home}/xapi/extensions/response`]: typed } }),
  }
}

function attemptResult({ score, startedAt }: ReportedAttempt, submittedAt: Date) {
  const seconds = Math.max(0, submittedAt.getTime() - startedAt.getTime()) / 1000
  return {
    completion: true,
    duration: `PT${seconds}S`,
    ...(score && score.possible > 0 && { score: pointsOf(score) }),
  }
}

/** Points can be negative with certainty-based scoring. */
function pointsOf({ earned, possible }: Earned) {
  return {
    scaled: scaled(earned, possible),
    raw: earned,
    min: Math.min(0, earned),
    max: Math.max(possible, earned),
  }
}

function assignmentActivity(context: StatementContext): Activity {
  const { home, class: ofClass, assignment } = context
  return {
    objectType: 'Activity',
    id: `${home}/classes/${ofClass.id}/assignments/${assignment.id}`,
    definition: {
      type: 'http://adlnet.gov/expapi/activities/assessment',
      name: inEnglish(assignment.title),
    },
  }
}

function questionActivity(
  { question, version }: AnsweredQuestion,
  { home, courseSlug }: StatementContext,
): Activity {
  return {
    objectType: 'Activity',
    id: `${home}/courses/${courseSlug}/items/${question.id}/versions/${version}`,
    definition: { ...interactionOf(question.body), description: inEnglish(question.stem) },
  }
}

interface Said {
  readonly verb: Verb
  readonly at: Date
  readonly object: Activity
  readonly more: Partial<Statement>
  /** The statement that this one replaces. */
  readonly reference?: Statement
}

function statement(
  { verb, at, object, more, reference }: Said,
  attempt: ReportedAttempt,
  context: StatementContext,
): Statement {
  const { home, class: ofClass } = context
  const parent = assignmentActivity(context)
  const written: Omit<Statement, 'id'> = {
    actor: { objectType: 'Agent', account: { homePage: home, name: attempt.learnerId } },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
    object,
    ...more,
    context: {
      registration: attempt.id,
      platform: 'Casebook',
      contextActivities: {
        ...(object.id !== parent.id && { parent: [parent] }),
        grouping: [
          {
            objectType: 'Activity',
            id: `${home}/classes/${ofClass.id}`,
            definition: { type: 'http://adlnet.gov/expapi/activities/course', name: inEnglish(ofClass.name) },
          },
        ],
      },
      ...(reference && { statement: { objectType: 'StatementRef', id: reference.id } }),
    },
    timestamp: at.toISOString(),
    version: '1.0.3',
  }
  return { id: context.uuidOf(JSON.stringify(written)), ...written }
}
