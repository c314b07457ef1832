export { ACTS, type Act, MODALITIES, type Modality } from './acts.ts'
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
export { foldName } from './names.ts'
export {
  knownOn,
  originClusters,
  SOURCE_CLASSES,
  SOURCE_KINDS,
  Source,
  type SourceClass,
} from './source.ts'
