import { classOperations } from '@/server/api/operations/class-operations'
import { listMyClasses } from '@/server/classes/class-queries'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(classOperations.listClasses, async ({ viewer }) => {
    const classes = await listMyClasses(viewer.id)
    return {
      classes: classes.map(({ id, name, term, role, isArchived }) => ({
        id,
        name,
        term,
        role,
        isArchived,
      })),
    }
  }),
)
