export { type Aliases, aliasIndex, resolveName } from './aliases.ts'
export {
  BADGES,
  type Badge,
  CODE_NAMES,
  CODEBOOK_VERSION,
  DEFAULT_LAPSE_MONTHS,
  DEFAULT_STALL_MONTHS,
  DELIVERY_CODES,
  type DeliveryCode,
  FORM_CODES,
  type FormCode,
  HEADLINES,
  type Headline,
  headlineOf,
  RULES,
  type RuleId,
} from './codebook.ts'
export {
  type Disagreement,
  disagreements,
  PREFERENCE_RULES,
  type PreferenceRule,
} from './disagreement.ts'
export { evaluatorOf } from './evaluate.ts'
export { type Change, historyOf, sinceOf } from './history.ts'
export { compileLedger, type Dated, isSeen, isVisible, type Ledger, recordsOf } from './ledger.ts'
export { ClaimRow, EvidenceRow, type PackRows, packStatements } from './pack.ts'
export {
  ActValue,
  Commitment,
  DUE_KINDS,
  type DueKind,
  DueValue,
  EVENT_KINDS,
  Event,
  INSTRUMENT_KINDS,
  Institution,
  Instrument,
  Person,
  Search,
} from './records.ts'
export {
  type AsOf,
  badgesAt,
  type CommitmentStatus,
  type Due,
  fold,
  headlineAt,
  type State,
  silenceAt,
  statementsOf,
  statusOf,
} from './state.ts'
export { Statement, StatementDraft } from './statement.ts'
