export { ARC_KINDS, minutesOf, QUANTITIES } from './arc.ts'
export type { ClosureModel } from './closures.ts'
export { compileNetwork, type Network, type NetworkRecords } from './compile.ts'
export { Consignment } from './consignment.ts'
export { type Constraints, NO_CONSTRAINTS } from './constraints.ts'
export { closureModelOn, coursesOf } from './courses.ts'
export {
  type Criticality,
  criticalityOf,
  ELEMENT_KINDS,
  type Gain,
  type Loss,
  OPENING_KINDS,
  type Pair,
} from './criticality.ts'
export { type Leg, legsOf, profileOf, weakestOf } from './explain.ts'
export { type Feature, geoJsonOf } from './geojson.ts'
export { greatCircleKm } from './great-circle.ts'
export { GROUPS, type Group, type Grouped, groupsOf, viaOf } from './groups.ts'
export {
  crossingOf,
  type Direction,
  type Figure,
  isKnownBy,
  type KnownMeasure,
  type Measured,
  measuredOn,
  RUNGS,
} from './measure.ts'
export { NAMED_KINDS, type NamedKind, type NamedThing, namesOf, type Resolve } from './naming.ts'
export {
  type KnownDisruption,
  type Openness,
  opennessOn,
  type Standing,
} from './openness.ts'
export { connectedParts, nearMisses } from './parts.ts'
export {
  type Front,
  frontOf,
  type Journey,
  type NoRoute,
  type View,
  viewOf,
  whyNone,
} from './plan.ts'
export {
  BASES,
  type Basis,
  CrossingMeasure,
  DIRECTIONS,
  DISRUPTION_KINDS,
  Disruption,
  EFFECT_RULES,
  Effect,
  ENDS,
  LANE_METRICS,
  Lane,
  LINK_STATUSES,
  Link,
  METRICS,
  MODES,
  type Mode,
  PARAMETERS,
  PLACE_KINDS,
  Place,
  Rate,
  REGIME_RULES,
  Regime,
  SCOPES,
  STATISTICS,
  WIDE_MODES,
} from './records.ts'
export { changesOf, hoursFrom, NamedScenario, NOTHING_CHANGED, Scenario } from './scenario.ts'
export { type Outcome, simulate } from './simulate.ts'
export { BLOCKER_KINDS, type Blocker } from './standing.ts'
export { type Summary, sampleQuantile, summarise } from './summary.ts'
export type { KnownRate } from './tariff.ts'
