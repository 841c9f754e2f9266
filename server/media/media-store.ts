import 'server-only'
import { AwsClient } from 'aws4fetch'
import { env } from '@/server/platform/env'

/** Where the bytes of images are if they aren't in the database: an S3-compatible store, set by MEDIA_S3_*. */
export type MediaStore = {
  put: (id: string, bytes: Uint8Array<ArrayBuffer>, type: string) => Promise<void>
  /** @returns null if the store doesn't have it */
  get: (id: string) => Promise<Buffer | null>
}

const TIMEOUT_MS = 20_000

/** @returns null if images are stored in the database */
export function findMediaStore(): MediaStore | null {
  const { MEDIA_S3_ENDPOINT, MEDIA_S3_BUCKET, MEDIA_S3_REGION, MEDIA_S3_ACCESS_KEY, MEDIA_S3_SECRET_KEY } =
    env()
  if (!MEDIA_S3_ENDPOINT || !MEDIA_S3_BUCKET || !MEDIA_S3_ACCESS_KEY || !MEDIA_S3_SECRET_KEY) return null
  return s3Store({
    url: `${MEDIA_S3_ENDPOINT.replace(/\/+$/, '')}/${MEDIA_S3_BUCKET}`,
    region: MEDIA_S3_REGION,
    accessKey: MEDIA_S3_ACCESS_KEY,
    secretKey: MEDIA_S3_SECRET_KEY,
  })
}

type Bucket = { url: string; region: string; accessKey: string; secretKey: string }

/** @param url of the bucket, with the bucket's name in the path */
export function s3Store({ url, region, accessKey, secretKey }: Bucket): MediaStore {
  const client = new AwsClient({
    ...{ accessKeyId: accessKey, secretAccessKey: secretKey, region, service: 's3', retries: 2 },
  })
  const urlOf = (id: string) => `${url}/media/${id}`
  return {
    put: async (id, bytes, type) => {
      const response = await client.fetch(urlOf(id), {
        ...{ method: 'PUT', body: bytes, headers: { 'Content-Type': type } },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (!response.ok) throw new Error(`the image store answered ${response.status} to PUT`)
    },
    get: async (id) => {
      const response = await client.fetch(urlOf(id), { signal: AbortSignal.timeout(TIMEOUT_MS) })
      if (response.status === 404) return null
      if (!response.ok) throw new Error(`the image store answered ${response.status} to GET`)
      return Buffer.from(await response.arrayBuffer())
    },
  }
}
