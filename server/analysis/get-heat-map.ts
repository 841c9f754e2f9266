import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { sortHeatMap } from '@/domain/overview/sort-heat-map'
import type { ClassForMember } from '@/server/access/class-access'
import { listGroups } from '@/server/classes/people-queries'
import { assessClass } from './assess-class'
import { isInGroup } from './get-class-overview'
import { getInsight } from './get-insight'
import { OverviewSearchSchema, toAnswerFilter } from './overview-filter'

export const HeatSearchSchema = OverviewSearchSchema.extend({
  /** What the columns are. */
  by: z.enum(['concepts', 'assignments']).catch('concepts').default('concepts'),
  /** `name`, `average`, or the ID of a column. */
  sort: idText.catch('name').default('name'),
  order: z.enum(['up', 'down']).catch('up').default('up'),
  zoom: z.enum(['fit', 'full']).catch('fit').default('fit'),
})
export type HeatSearch = z.infer<typeof HeatSearchSchema>

/**
 * Reads the heat map of a class: students by concepts, or by assignments in the order of their dates, which shows each student's trend. The
 * caller has checked `viewGrades`.
 */
export async function getHeatMap(ofClass: ClassForMember, search: HeatSearch, now: Date) {
  const [{ assignments, students: everyone }, groups] = await Promise.all([
    assessClass(ofClass, now, { withRecall: false }),
    listGroups(ofClass.id),
  ])
  const { columns, students } =
    search.by === 'assignments'
      ? {
          columns: assignments.map(({ id, title, shares, classShare }) => ({
            ...{ id, title, facility: classShare ?? 0 },
            answers: [...shares.values()].reduce((sum, { answers }) => sum + answers, 0),
          })),
          students: everyone
            .filter((student) => isInGroup(student, search.group))
            .map(({ id, name }) => ({
              ...{ id, name },
              cells: Object.fromEntries(
                assignments.flatMap(({ id: column, shares }) => {
                  const cell = shares.get(id)
                  return cell ? [[column, cell] as const] : []
                }),
              ),
            })),
        }
      : await readConcepts(ofClass, search)
  return {
    columns: columns.filter(({ answers }) => answers > 0),
    students: sortHeatMap(students, search.sort, search.order),
    groups,
    assignments,
  }
}

async function readConcepts(ofClass: ClassForMember, search: HeatSearch) {
  const { heat } = await getInsight(ofClass, toAnswerFilter(search, ofClass.timeZone))
  return { columns: heat.concepts, students: heat.students }
}
