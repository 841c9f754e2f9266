import type { InterchangeFormat } from '../interchange-format'
import { readPackageFile } from './read'

export const PACKAGE: InterchangeFormat = {
  id: 'imscc',
  name: 'QTI package or Common Cartridge',
  extensions: ['.zip', '.imscc', '.qti.zip'],
  detects: ({ name, entries }) => (entries !== null ? 2 : /\.(zip|imscc)$/.test(name) ? 3 : 0),
  read: readPackageFile,
}
