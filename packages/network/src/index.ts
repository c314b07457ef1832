export { greatCircleKm } from './great-circle.ts'
export {
  type Direction,
  type Figure,
  type KnownMeasure,
  type Measured,
  measuredOn,
  RUNGS,
} from './measure.ts'
export {
  type KnownDisruption,
  type Openness,
  opennessOn,
  type Standing,
} from './openness.ts'
export { connectedParts, nearMisses } from './parts.ts'
export {
  BASES,
  CrossingMeasure,
  DIRECTIONS,
  DISRUPTION_KINDS,
  Disruption,
  ENDS,
  LANE_METRICS,
  Lane,
  LINK_STATUSES,
  Link,
  METRICS,
  MODES,
  type Mode,
  PLACE_KINDS,
  Place,
  Rate,
  Regime,
  SCOPES,
  STATISTICS,
  WIDE_MODES,
} from './records.ts'
