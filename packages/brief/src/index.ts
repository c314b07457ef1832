export { type Complaint, unknownCountries, unknownFilters, whyAbsent } from './absence.ts'
export { CodebookAnswer, codebookAnswer } from './answers/codebook.ts'
export { CommitmentAnswer } from './answers/commitment.ts'
export { CommitmentsAnswer, CommitmentsQuery, SORTS } from './answers/commitments.ts'
export { CommitmentRow, type Ref, type SourceRef, StatementBody } from './answers/common.ts'
export { CompareAnswer, CompareQuery } from './answers/compare.ts'
export { CriticalAnswer, CriticalQuery } from './answers/critical.ts'
export { CrossingAnswer } from './answers/crossing.ts'
export { CrossingRow, CrossingsAnswer, CrossingsQuery } from './answers/crossings.ts'
export { DisagreementBody, DisagreementsAnswer } from './answers/disagreements.ts'
export {
  InstitutionAnswer,
  InstitutionsAnswer,
  InstrumentAnswer,
  PeopleAnswer,
  PersonAnswer,
  SourceAnswer,
  SourcesAnswer,
  StatementAnswer,
} from './answers/entities.ts'
export { LINK_STANDINGS, type LinkStanding, NetworkAnswer } from './answers/network.ts'
export { NetworkExportQuery } from './answers/network-export.ts'
export { RouteAnswer } from './answers/route.ts'
export { ScenariosAnswer } from './answers/scenarios.ts'
export { ENTITY_KINDS, type EntityKind, SearchAnswer, SearchQuery } from './answers/search.ts'
export { type Movement, StatusAnswer } from './answers/status.ts'
export {
  type ScoreboardBody,
  TargetAnswer,
  type TargetSummary,
  type TotalBody,
} from './answers/target.ts'
export {
  EventAnswer,
  TimelineAnswer,
  type TimelineEntry,
  TimelineQuery,
} from './answers/timeline.ts'
export { type Answers, AsOfQuery, createAnswers } from './answers.ts'
export { AsksAnswer, AsksQuery } from './ask/answer.ts'
export { Ask, type AskOptions, asksOf, type NamedRef } from './ask/asks.ts'
export { ASK_RULES, type AskRuleId, NEXT_STEPS, type NextStep } from './ask/rule-ids.ts'
export { ChangesAnswer, ChangesQuery } from './changes/answer.ts'
export { type Changes, changesBetween, EVERYTHING, type Watch } from './changes/changes.ts'
export { complaintsOf } from './complaint.ts'
export { type Dossier, openDossier, Partnership } from './dossier.ts'
export { gazetteerRows, type ReadersRecords } from './gazetteer-rows.ts'
export { DIGITS, type Digits, inDigits } from './language/digits.ts'
export { wordsOf } from './language/language.ts'
export { foreign, plain, runsOf, type TextRun, withoutMarks } from './language/marks.ts'
export { type NameIn, nameInSentence, nameOf, Title } from './language/names.ts'
export {
  type Column,
  LANGUAGES,
  type Label,
  type Language,
  type Noun,
  type Section,
  type Unit,
  type Words,
} from './language/words.ts'
export { kindOf } from './lookup.ts'
export { agendaPaper, sessionBrief } from './paper/agenda-paper.ts'
export {
  CALENDAR_KINDS,
  type CalendarAnswer,
  type CalendarEntry,
  type CalendarKind,
  CalendarQuery,
  calendarEntries,
} from './paper/calendar-entries.ts'
export { canonical, fits, MAX_CELL_CHARACTERS } from './paper/cell.ts'
export { changesPaper } from './paper/changes-paper.ts'
export { cleanText } from './paper/clean-text.ts'
export { commitmentPaper } from './paper/commitment-paper.ts'
export type { Land, Position } from './paper/corridor-map.ts'
export { type CorridorDrawing, corridorPaper } from './paper/corridor-paper.ts'
export { DigestQuery, digestDays } from './paper/digest-paper.ts'
export {
  changesFeed,
  type FeedEntry,
  type FeedPaper,
  FeedQuery,
  type Removal,
} from './paper/feed-paper.ts'
export { institutionPaper, sectorPaper } from './paper/group-papers.ts'
export type {
  Block,
  Fact,
  Furniture,
  Note,
  Paper,
  Run,
  TableColumn,
} from './paper/paper.ts'
export {
  PAPER_KINDS,
  PAPER_SETS,
  type PaperKind,
  PaperQuery,
  type PaperSet,
} from './paper/papers.ts'
export { scorecardPaper } from './paper/scorecard.ts'
export {
  type SessionSheet,
  type SheetAction,
  type SheetItem,
  sessionPaper,
} from './paper/session-paper.ts'
export {
  type CellValue,
  COLUMN_KINDS,
  type ColumnKind,
  type Sheet,
  type SheetColumn,
  type SheetRow,
  type Workbook,
} from './paper/sheet.ts'
export {
  WORKBOOK_LISTS,
  type WorkbookList,
  WorkbookQuery,
} from './paper/workbook-answer.ts'
export {
  actionsWorkbook,
  agendaWorkbook,
  commitmentsWorkbook,
  type WorkbookRequest,
} from './paper/workbooks.ts'
export type { PaperRequest } from './paper/writer.ts'
export { RefusedQuestion } from './refused.ts'
export { ProposalAnswer, ProposalBody, QueueAnswer, QueueQuery } from './review/answers.ts'
export { proposalIn } from './review/claim-statements.ts'
export { amountInWords, gateWords } from './review/claim-words.ts'
export { Consequence } from './review/consequences.ts'
export {
  type Decider,
  DecisionRequest,
  DetailsRequest,
  NewCommitment,
  PersonName,
} from './review/decision-request.ts'
export { DocumentAnswer, DocumentsAnswer, DocumentsQuery } from './review/document-answers.ts'
export { Feed } from './review/feeds.ts'
export {
  PROPOSAL_STATES,
  type ProposalState,
  type ProposalsFilter,
  type Queue,
  type QueueCounts,
  type QueuedDocumentRow,
  type QueuedProposal,
} from './review/queue.ts'
export { ConsequencesAnswer, type Review } from './review/review.ts'
export type { Desk } from './routing/desk.ts'
export type { DaysBody, JourneyBody } from './routing/legs.ts'
export { RouteQuery } from './routing/question.ts'
export { SaveQuery, type Saver } from './routing/saved.ts'
export { type Agenda, type AgendaOptions, agendaOf } from './session/agenda.ts'
export {
  type ActionBody,
  ActionsAnswer,
  ActionsQuery,
  AgendaAnswer,
  type AgendaItemBody,
  AgendaQuery,
  SessionAnswer,
  type SessionRow,
  SessionsAnswer,
  SessionsQuery,
} from './session/answers.ts'
export {
  ActionRequest,
  AgendaMoved,
  AgendaRequest,
  CloseRequest,
  FixRequest,
  OutcomesRequest,
  SessionRequest,
  UndoRequest,
} from './session/desk.ts'
export {
  ACTION_STATES,
  EDIT_OPS,
  OUTCOMES,
  SESSION_FORMATS,
  type SessionFormat,
} from './session/kinds.ts'
export { MINUTES_RULES, type MinutesRule } from './session/minutes.ts'
export {
  ConfirmRequest,
  type HeldDocument,
  MinutesAnswer,
  type MinutesItemBody,
  MinutesQuery,
  minutesAnswer,
  proposedOutcomes,
  refuseMinutes,
} from './session/minutes-answer.ts'
export { AgendaEdit, AgendaOperation, GROUPINGS, Session } from './session/records.ts'
export { openSecretariat, type Secretariat } from './session/secretariat.ts'
export {
  type SheetChangeBody,
  SheetChangesAnswer,
  SheetChangesQuery,
  SheetDecisionAnswer,
  WorkbookReport,
} from './sheets/answers.ts'
export { ChangeMoved, type SheetDecided, SheetDecisionRequest } from './sheets/decide.ts'
export { openSheetDesk, type SheetDesk } from './sheets/desk.ts'
export { CHANGE_STATES, type ChangeState } from './sheets/kept-changes.ts'
export { MOST_CHANGES, SheetRequest } from './sheets/propose.ts'
export type { SentCell, SentProblem, SentWorkbook, WorkbookHead } from './sheets/sent.ts'
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
