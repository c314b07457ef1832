export { type Agreement, type AgreementCounts, agreementOf } from './agreement.ts'
export type { ModelOutcome } from './by-model.ts'
export { RULES_READER, type SourceClassOf } from './by-rules.ts'
export type { ClaimPair, ReadingChanges } from './compared.ts'
export type { CaptureHints, Document } from './document.ts'
export { type Duplicates, openDuplicates } from './duplicates.ts'
export type { Feed, FeedItem } from './feed.ts'
export {
  dueFeeds,
  type FeedCondition,
  type FeedSubscription,
  feedCondition,
  pollInterval,
} from './feed-health.ts'
export {
  type FeedCapture,
  type ItemProblem,
  openSchedule,
  type PollOptions,
  type PollProgress,
  type PollResult,
  pollFeed,
  type Schedule,
  type ScheduleOptions,
} from './feeds.ts'
export {
  type Fetched,
  type Fetcher,
  type FetcherOptions,
  openFetcher,
  type PageVersion,
} from './fetch.ts'
export { type FileOutcome, type FolderOptions, type FolderProgress, readFolder } from './folder.ts'
export { IntakeError, type IntakeFault } from './intake-error.ts'
export {
  type Model,
  type ModelDocument,
  type ModelReading,
  openModel,
  type UnplacedClaim,
} from './model.ts'
export type { ModelSettings } from './model-client.ts'
export { ModelError, type ModelFault } from './model-error.ts'
export { isPublicAddress } from './public-address.ts'
export {
  captureId,
  openReaders,
  type ReaderLimits,
  type Readers,
  readCapture,
  readFeed,
} from './readers.ts'
export { type Reread, type RereadOptions, type RereadProgress, rereadAll } from './reread.ts'
export { openSeenItems, type SeenItems } from './seen-items.ts'
export { sourceKnown } from './source-known.ts'
export { bytesOf } from './stream-bytes.ts'
export { type Capture, type TakenIn, takeIn } from './take-in.ts'
export {
  type TakeInFolderOptions,
  type TakenFile,
  takeInFolder,
} from './take-in-folder.ts'
