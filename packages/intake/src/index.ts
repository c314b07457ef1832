export type { CaptureHints, Document } from './document.ts'
export type { Feed, FeedItem } from './feed.ts'
export { type Fetched, type Fetcher, type FetcherOptions, openFetcher } from './fetch.ts'
export { type FileOutcome, type FolderOptions, type FolderProgress, readFolder } from './folder.ts'
export { IntakeError, type IntakeFault } from './intake-error.ts'
export { isPublicAddress } from './public-address.ts'
export {
  captureId,
  openReaders,
  type ReaderLimits,
  type Readers,
  readCapture,
  readFeed,
} from './readers.ts'
export { bytesOf } from './stream-bytes.ts'
