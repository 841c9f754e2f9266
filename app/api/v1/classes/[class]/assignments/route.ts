import { requireClassPermission } from '@/server/access/class-access'
import { classOperations } from '@/server/api/operations/class-operations'
import { presentAssignment } from '@/server/api/present-class'
import { listAssignmentsForStaff, listAssignmentsForStudent } from '@/server/assignments/assignment-queries'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(classOperations.listAssignments, async ({ params, viewer }) => {
    const ofClass = await requireClassPermission(viewer.id, params.class, 'view')
    const now = new Date()
    const assignments =
      ofClass.role === 'student'
        ? (await listAssignmentsForStudent(viewer.id, ofClass, now)).map((one) => presentAssignment(one, one))
        : (await listAssignmentsForStaff(ofClass, now)).map((one) => presentAssignment(one, one.rules))
    return { assignments }
  }),
)
