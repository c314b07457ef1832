export { DIRECTIONS, Target, Total } from './records.ts'
export { isFullYear, scoreboards } from './target.ts'
