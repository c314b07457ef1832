export { ACTS, type Act, MODALITIES, type Modality } from './acts.ts'
export { Claim, GATE_OUTCOMES, GatedClaim, type GateOutcome } from './claim.ts'
export {
  type ClaimChanges,
  type ComparableClaim,
  type CompareOptions,
  compareClaims,
} from './compare-claims.ts'
export {
  addMonths,
  Day,
  dayOfEpoch,
  daysBetween,
  epochDay,
  type Interval,
  intervalOf,
  isDay,
  PartialDay,
  precisionOf,
} from './day.ts'
export type { ReadDocument } from './document.ts'
export { foldName } from './names.ts'
export {
  type DuplicateIndex,
  duplicateIndex,
  NEAR_DUPLICATE,
  type NearDuplicate,
  nearDuplicateClusters,
  similarityOf,
  sketchBytes,
  sketchFromBytes,
  sketchOf,
} from './near-duplicate.ts'
export {
  type Amount,
  type Block,
  compileGazetteer,
  type DocumentText,
  GATE_REASONS,
  type Gate,
  type Gated,
  type GateReason,
  type Gazetteer,
  type GazetteerRows,
  gateOf,
  languageOf,
  type Mention,
  type MentionKind,
  outcomeOf,
  type PlainText,
  type Proposal,
  plainText,
  type Qualifier,
  READER_VERSION,
  type Reading,
  read,
  type Sentence,
  type Span,
  sentencesOf,
  termsOf,
  type When,
} from './read/index.ts'
export {
  knownOn,
  originClusters,
  SOURCE_CLASSES,
  SOURCE_KINDS,
  Source,
  type SourceClass,
} from './source.ts'
export {
  type ParagraphChange,
  type TextChanges,
  textChanges,
  type WordChange,
} from './text-changes.ts'
