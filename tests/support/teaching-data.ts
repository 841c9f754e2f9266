import { randomUUID } from 'node:crypto'
import { ItemSchema } from '@/domain/items/item'
import type { Db } from '@/server/platform/db'
import { sampleItem } from './sample-items'

type Size = { students: number; assignments: number; items: number }

/**
 * Creates a large class with set-based statements: students, assignments, and each student's graded attempt at each
 * assignment with its slots and grade. Option `a` is correct in every item, and about six in ten chose it.
 */
export async function fillTeaching(client: Db, { students, assignments, items }: Size) {
  const prefix = randomUUID().slice(0, 8)
  const course = await client.course.create({
    data: { slug: `course-${prefix}`, title: 'A course of many', contentHash: '' },
  })
  const createdClass = await client.class.create({ data: { courseId: course.id, name: 'Many' } })
  const instructor = await client.user.create({
    data: { name: 'Instructor', email: `${prefix}@example.org` },
  })
  await client.classMember.create({
    data: { classId: createdClass.id, userId: instructor.id, role: 'INSTRUCTOR' },
  })
  await client.$executeRaw`
    INSERT INTO "User" ("id", "name", "email") SELECT ${prefix} || '-s' || i, 'Student ' || i, ${prefix} || '-' || i || '@example.org'
    FROM generate_series(1, ${students}::int) i`
  await client.$executeRaw`
    INSERT INTO "ClassMember" ("classId", "userId", "role") SELECT ${createdClass.id}, ${prefix} || '-s' || i, 'STUDENT'
    FROM generate_series(1, ${students}::int) i`
  const content = JSON.stringify(ItemSchema.parse(sampleItem('single-choice')))
  await client.$executeRaw`
    INSERT INTO "Item" ("id", "courseId", "slug", "type", "concept")
    SELECT ${prefix} || '-i' || i, ${course.id}, ${prefix} || '-i' || i, 'single-choice', 'canary-concept' FROM generate_series(1, ${items}::int) i`
  await client.$executeRaw`
    INSERT INTO "ItemVersion" ("id", "itemId", "number", "contentHash", "content")
    SELECT ${prefix} || '-v' || i, ${prefix} || '-i' || i, 1, '', ${content}::jsonb FROM generate_series(1, ${items}::int) i`
  const definition = JSON.stringify({
    title: 'Of many',
    description: 'Of many',
    kind: 'mixed',
    items: [`${prefix}-i1`],
  })
  await client.$executeRaw`
    INSERT INTO "Quiz" ("id", "courseId", "slug", "title", "kind", "definition")
    SELECT ${prefix} || '-q' || q, ${course.id}, ${prefix} || '-q' || q, 'Assignment ' || q, 'mixed', ${definition}::jsonb
    FROM generate_series(1, ${assignments}::int) q`
  await client.$executeRaw`
    INSERT INTO "Assignment" ("id", "classId", "quizId", "points", "publishedAt")
    SELECT ${prefix} || '-a' || q, ${createdClass.id}, ${prefix} || '-q' || q, 10, CURRENT_TIMESTAMP FROM generate_series(1, ${assignments}::int) q`
  await client.$executeRaw`
    INSERT INTO "Attempt" ("id", "learnerId", "courseSlug", "quizId", "title", "number", "state", "seed", "submittedAt", "earned", "possible", "rules")
    SELECT ${prefix} || '-t' || q || '-' || s, ${prefix} || '-s' || s, ${course.slug}, ${prefix} || '-q' || q, 'Of many', 1, 'GRADED', 'seed',
      CURRENT_TIMESTAMP, (s * 7 + q * 3) % 11, 10, '{}'::jsonb
    FROM generate_series(1, ${students}::int) s, generate_series(1, ${assignments}::int) q`
  await client.$executeRaw`
    INSERT INTO "AttemptItem" ("attemptId", "slot", "learnerId", "itemVersionId", "concept", "response", "status", "earned", "possible")
    SELECT ${prefix} || '-t' || q || '-' || s, i, ${prefix} || '-s' || s, ${prefix} || '-v' || i, 'canary-concept',
      CASE WHEN (s * 31 + i * 17 + q) % 10 < 6 THEN '"a"' ELSE '"b"' END::jsonb, 'GRADED',
      CASE WHEN (s * 31 + i * 17 + q) % 10 < 6 THEN 1 ELSE 0 END, 1
    FROM generate_series(1, ${students}::int) s, generate_series(1, ${assignments}::int) q, generate_series(1, ${items}::int) i`
  // Each answer was saved once, a minute after the previous one.
  await client.$executeRaw`
    INSERT INTO "ResponseLog" ("learnerId", "attemptId", "slot", "revision", "clientId", "sequence", "response", "receivedAt")
    SELECT place."learnerId", place."attemptId", place."slot", 1, 'tab', place."slot", place."response", attempt."startedAt" + place."slot" * INTERVAL '1 minute'
    FROM "AttemptItem" place JOIN "Attempt" attempt ON attempt."id" = place."attemptId" WHERE attempt."courseSlug" = ${course.slug}`
  if (items > 0)
    await client.$executeRaw`
      UPDATE "Attempt" attempt SET "earned" = sums."earned", "possible" = sums."possible"
      FROM (SELECT "attemptId", SUM("earned") AS "earned", SUM("possible") AS "possible" FROM "AttemptItem" GROUP BY "attemptId") sums
      WHERE sums."attemptId" = attempt."id" AND attempt."courseSlug" = ${course.slug}`
  await client.$executeRaw`
    INSERT INTO "Grade" ("quizId", "learnerId", "scoreRatio", "attempts")
    SELECT "quizId", "learnerId", "earned" / "possible", 1 FROM "Attempt" WHERE "courseSlug" = ${course.slug}`
  await client.$executeRaw`ANALYZE`
  return {
    classId: createdClass.id,
    instructorId: instructor.id,
    assignmentId: `${prefix}-a1`,
    quizId: `${prefix}-q1`,
    itemId: `${prefix}-i1`,
  }
}
