import { openApiDocument } from '@/server/api/openapi'
import { defineResource } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource({
  method: 'GET',
  handle: async () => Response.json(openApiDocument(), { headers: { 'Cache-Control': 'no-cache' } }),
})
