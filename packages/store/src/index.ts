export { restoreStore } from './backup.ts'
export { statementId } from './identity.ts'
export { NEAR_MISS_KM } from './network-rules.ts'
export { hashPack, type Pack, type PackNetwork, readPack, readPartnership } from './pack.ts'
export { formatProblem, PackError, type PackProblem } from './pack-problem.ts'
export {
  type LoadResult,
  openStore,
  type PackLoad,
  type Store,
  type StoreOptions,
} from './store.ts'
export { StoreError, type StoreFault } from './store-error.ts'
