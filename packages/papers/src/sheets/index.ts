export {
  readChanges,
  readHead,
  SHEET_FAULTS,
  type SheetFault,
  type SheetImport,
  type SheetProblem,
} from './import.ts'
export { readWorkbook, type SheetReaderLimits } from './reader.ts'
export { toXlsx } from './write.ts'
