import type { AnswerOf } from '@/contract/define-operation'
import type { CourseSchema, QuizSchema } from '@/contract/schemas/course-schemas'
import { countQuestions } from '@/domain/attempts/count-questions'
import { bankOf, type Course, type CourseQuiz } from '@/domain/content/course'
import type { Lesson } from '@/domain/content/lesson'
import { formatStartBlock } from '@/server/attempts/format-start-block'
import type { QuizForLearner } from '@/server/attempts/quiz-for-learner'

/** Courses in the format of the API. Lists every field, so that no other field is sent. */

export function presentCourseHead({ slug, title, tagline, description }: Course) {
  return { slug, title, tagline, description }
}

export function presentCourse(course: Course): AnswerOf<typeof CourseSchema> {
  return {
    ...presentCourseHead(course),
    source: course.source,
    areas: course.areas,
    concepts: course.concepts.map(({ id, title, area }) => ({ id, title, area })),
    lessons: course.lessons.map(presentLessonHead),
    quizzes: course.quizzes.map((entry) => presentQuizHead(course, entry)),
  }
}

export function presentLessonHead({ slug, title, area, question, minutes }: Lesson) {
  return { slug, title, area, question, minutes }
}

export function presentQuizHead(course: Course, { slug, quiz }: CourseQuiz) {
  const { min, max } = countQuestions(quiz, bankOf(course))
  return {
    slug,
    title: quiz.title,
    description: quiz.description,
    kind: quiz.kind,
    lesson: quiz.kind === 'lesson' ? quiz.lesson : null,
    area: quiz.kind === 'area' ? quiz.area : null,
    questions: max,
    questionsAtLeast: min,
  }
}

export function presentQuiz(
  course: Course,
  entry: CourseQuiz,
  own: QuizForLearner,
): AnswerOf<typeof QuizSchema> {
  const { rules, composed, hasPassword, refusal } = own
  const { opensAt, closesAt, timeLimitSeconds, attempts } = composed.limits
  return {
    ...presentQuizHead(course, entry),
    behavior: rules.behavior,
    sequential: rules.sequential,
    hasPassword,
    limits: {
      opensAt: opensAt?.toISOString() ?? null,
      closesAt: closesAt?.toISOString() ?? null,
      timeLimitSeconds,
      attempts,
    },
    refusal: refusal && formatStartBlock(refusal),
  }
}
