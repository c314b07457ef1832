export {
  type Absence,
  type Complaint,
  plainOr,
  unknownFilters,
  whyAbsent,
} from './absence.ts'
export { CodebookAnswer, codebookAnswer } from './answers/codebook.ts'
export { CommitmentAnswer, commitmentAnswer } from './answers/commitment.ts'
export {
  CommitmentsAnswer,
  CommitmentsQuery,
  commitmentsAnswer,
  SORTS,
} from './answers/commitments.ts'
export {
  CommitmentRow,
  MAX_LIMIT,
  type Ref,
  type SourceRef,
  StatementBody,
} from './answers/common.ts'
export {
  DisagreementBody,
  DisagreementsAnswer,
  disagreementsAnswer,
} from './answers/disagreements.ts'
export {
  InstitutionAnswer,
  InstitutionsAnswer,
  InstrumentAnswer,
  institutionAnswer,
  institutionsAnswer,
  instrumentAnswer,
  PeopleAnswer,
  PersonAnswer,
  peopleAnswer,
  personAnswer,
  SourceAnswer,
  SourcesAnswer,
  StatementAnswer,
  sourceAnswer,
  sourcesAnswer,
  statementAnswer,
} from './answers/entities.ts'
export {
  ENTITY_KINDS,
  type EntityKind,
  SearchAnswer,
  type SearchIndex,
  SearchQuery,
  searchAnswer,
  searchIndex,
} from './answers/search.ts'
export { type Movement, StatusAnswer, statusAnswer } from './answers/status.ts'
export {
  type ScoreboardBody,
  TargetAnswer,
  type TargetSummary,
  type TotalBody,
  targetAnswer,
} from './answers/target.ts'
export {
  EventAnswer,
  eventAnswer,
  TimelineAnswer,
  type TimelineEntry,
  TimelineQuery,
  timelineAnswer,
} from './answers/timeline.ts'
export { type Answers, AsOfQuery, createAnswers } from './answers.ts'
export { complaintsOf } from './complaint.ts'
export { type Dossier, openDossier, Partnership } from './dossier.ts'
export { kindOf, nearestId } from './lookup.ts'
export {
  amountWords,
  badgeWords,
  codeWords,
  countWords,
  dayWords,
  headlineWords,
  intervalWords,
  plainWords,
} from './wording.ts'
