/** `npm run validate`: compares the model with every published lane and writes docs/validation.md. */

import { writeFileSync } from 'node:fs'
import { answersOfPack } from './answers.ts'
import { commentsOnLanes } from './comments.ts'
import { compareLanes } from './lanes.ts'
import { isLargeMiss, reportOf, summaryOf } from './report.ts'

const rows = compareLanes(answersOfPack('kz-pk'))
const comments = commentsOnLanes()
writeFileSync(new URL('../docs/validation.md', import.meta.url), reportOf(rows, comments))
const sum = summaryOf(rows)
console.log(`${sum.compared} rows compared, ${sum.notCompared} not
kilometres: ${(sum.kmError * 100).toFixed(1)} % off at the median of ${sum.kmRows}
days: ${sum.daysInBand} of ${sum.daysRows} inside the band, ${sum.daysRatio.toFixed(2)} of the published at the median
dollars: ${sum.usdWithin} of ${sum.usdRows} within a factor of 1.5
written to docs/validation.md`)
const silent = rows.filter((row) => isLargeMiss(row) && !comments.has(row.lane.id))
if (silent.length > 0)
  console.log(`without a comment: ${silent.map(({ lane }) => lane.id).join(', ')}`)
