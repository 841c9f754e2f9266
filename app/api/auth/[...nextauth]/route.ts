import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth/auth-options'

// Made for each request: the secret and the address are not known when the build imports this module.
async function handler(request: Request, context: unknown): Promise<Response> {
  return NextAuth(authOptions())(request, context)
}

export { handler as GET, handler as POST }
