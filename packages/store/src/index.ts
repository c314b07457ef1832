export { restoreStore } from './backup.ts'
export {
  type CaptureDraft,
  type ClaimDraft,
  type DeskStore,
  type FeedHealth,
  type KeptCapture,
  type KeptClaim,
  type KeptReading,
  type PollDraft,
  READER_FAMILIES,
  type ReaderFamily,
  type ReadingDraft,
} from './desk.ts'
export { proposalId } from './desk-readings.ts'
export { statementId } from './identity.ts'
export { NEAR_MISS_KM } from './network-rules.ts'
export { hashPack, type Pack, type PackNetwork, readPack, readPartnership } from './pack.ts'
export { formatProblem, PackError, type PackProblem } from './pack-problem.ts'
export {
  type AppendResult,
  type LoadResult,
  openStore,
  type PackLoad,
  type Store,
  type StoreOptions,
} from './store.ts'
export { StoreError, type StoreFault } from './store-error.ts'
