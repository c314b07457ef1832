export type { Amount, Qualifier } from './amounts.ts'
export { GATE_REASONS, type Gate, type Gated, type GateReason, gateOf, outcomeOf } from './gate.ts'
export {
  compileGazetteer,
  type Gazetteer,
  type GazetteerRows,
  type MentionKind,
} from './gazetteer.ts'
export { READER_VERSION, read } from './read.ts'
export type { DocumentText, Mention, Proposal, Reading, Span, When } from './reading.ts'
export { languageOf } from './state.ts'
export { type Block, type PlainText, plainText } from './text.ts'
export { type Sentence, sentencesOf } from './tokens.ts'
export { termsOf } from './topics.ts'
