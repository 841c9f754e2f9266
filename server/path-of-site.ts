import { z } from 'zod'

const HERE = 'http://here.invalid'

/**
 * Where to go afterwards: a path of this site, nothing else. Judged as a browser reads it, which takes backslashes for
 * slashes and skips tabs and line ends: `/<tab>/elsewhere.example` would lead to another host.
 */
export const PathOfSiteSchema = z
  .string()
  .startsWith('/')
  .refine((path) => URL.canParse(path, HERE) && new URL(path, HERE).origin === HERE)
