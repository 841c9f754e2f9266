import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { signInRules } from '@/server/auth/sign-in'
import { handleAuthRequest } from '@/server/http/next-auth/handle-auth-request'
import { problemResponse } from '@/server/http/problem'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, context: Context): Promise<Response> {
  try {
    return await handleAuthRequest(request, (await context.params).nextauth, signInRules)
  } catch (error) {
    unstable_rethrow(error)
    return problemResponse(error)
  }
}

export { handler as GET, handler as POST }
