export { DIRECTIONS, Target, Total } from './records.ts'
export { isFullYear, type Scoreboard, scoreboards } from './target.ts'
