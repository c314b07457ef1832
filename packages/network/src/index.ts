export { greatCircleKm, type Position } from './great-circle.ts'
export {
  type Direction,
  type Figure,
  type KnownMeasure,
  type Measured,
  measuredOn,
  type Passage,
  RUNGS,
  type Rung,
} from './measure.ts'
export {
  type Days,
  type KnownDisruption,
  type Open,
  type Openness,
  opennessOn,
  type Standing,
} from './openness.ts'
export { connectedParts, type NearMiss, nearMisses } from './parts.ts'
export {
  BASES,
  type Basis,
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
