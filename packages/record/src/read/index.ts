export type { Amount, Qualifier } from './amounts.ts'
export { GATE_REASONS, type Gate, type Gated, type GateReason, gateOf } from './gate.ts'
export {
  compileGazetteer,
  type Gazetteer,
  type GazetteerRows,
  type MentionKind,
} from './gazetteer.ts'
export {
  type DocumentText,
  languageOf,
  type Mention,
  type Proposal,
  READER_VERSION,
  type Reading,
  read,
  type Span,
  type When,
} from './read.ts'
