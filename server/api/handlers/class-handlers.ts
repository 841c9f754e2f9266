import 'server-only'
import type { classOperations } from '@/contract/operations/class-operations'
import { requireClassPermission } from '@/server/access/class-access'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { listAssignmentsForStaff, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { listLive } from '@/server/assignments/live-queries'
import { listMyClasses } from '@/server/classes/class-queries'
import { presentAssignment, presentLive } from '../present-class'
import type { HandlersOf } from '../run-operation'

export const classHandlers: HandlersOf<typeof classOperations> = {
  listClasses: async ({ viewer }) => {
    const classes = await listMyClasses(viewer.id)
    return {
      classes: classes.map(({ id, name, term, role, isArchived }) => ({ id, name, term, role, isArchived })),
    }
  },

  listAssignments: async ({ params, viewer }) => {
    const ofClass = await requireClassPermission(viewer.id, params.class, 'view')
    const now = new Date()
    const assignments =
      ofClass.role === 'student'
        ? (await listAssignmentsForStudent(viewer.id, ofClass, now)).map((one) => presentAssignment(one, one))
        : (await listAssignmentsForStaff(ofClass, now)).map((one) => presentAssignment(one, one.rules))
    return { assignments }
  },

  startAssignment: async ({ params, body, viewer }) => {
    const target = { classId: params.class, assignmentId: params.assignment }
    const { id } = await startAssignment(viewer.id, target, {
      password: body.password ?? '',
      now: new Date(),
    })
    return { id }
  },

  getLive: async ({ params, viewer }) => {
    const now = new Date()
    const target = { classId: params.class, assignmentId: params.assignment }
    return presentLive(await listLive(viewer.id, target, now), now)
  },
}
