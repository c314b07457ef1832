import { writeFileSync } from 'node:fs'
import { FORMATS, setPaper } from '../src/press.ts'
import { samplePaper } from './sample.ts'

for (const l of ['en', 'ru', 'kk', 'ur'] as const)
  for (const f of FORMATS) {
    console.time(l + f)
    writeFileSync(`/tmp/out-${l}.${f}`, await setPaper(samplePaper(l), f))
    console.timeEnd(l + f)
  }
