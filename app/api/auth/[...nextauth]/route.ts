import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/server/auth/auth-options'
import { checkAuthRequest, dropForeignTarget } from '@/server/http/next-auth/check-auth-request'
import { problemResponse } from '@/server/http/problem'

type Context = { params: Promise<{ nextauth: string[] }> }

// Creates the options for each request, because the secret and the URL aren't known when the build imports this module.
async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    const checked = await checkAuthRequest(request, (await context.params).nextauth)
    await dropForeignTarget()
    return await NextAuth(authOptions())(checked, context)
  } catch (error) {
    unstable_rethrow(error)
    return problemResponse(error)
  }
}

export { handler as GET, handler as POST }
