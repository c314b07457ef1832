export type { Annotation, Marks, MentionMark, ProposalMark } from './marks.ts'
export { type DocumentScore, scoreDocument, type Unmatched } from './score.ts'
export { addTally, emptyTally, type Scores, scoresOf, type Tally } from './tally.ts'
