export { type Calendar, type CalendarEntry, toCalendar } from './calendar/calendar.ts'
export { isTimeZone } from './calendar/time-zone.ts'
export { type FeedEntry, type FeedPaper, type Removal, toAtom, toJsonFeed } from './feeds/feed.ts'
export { readLand } from './land.ts'
export { bareAddress, type Letter, toEml } from './mail/letter.ts'
export {
  type LetterState,
  type Outbox,
  openOutbox,
  type Posted,
  type SmtpServer,
} from './mail/outbox.ts'
export { PapersError } from './papers-error.ts'
export {
  FORMATS,
  type Format,
  MEDIA_TYPES,
  setPaper,
  toDocx,
  toHtml,
  toMarkdown,
  toPdf,
} from './press.ts'
export {
  readChanges,
  SHEET_FAULTS,
  type SheetChange,
  type SheetFault,
  type SheetImport,
  type SheetProblem,
} from './sheets/import.ts'
export {
  type CellValue,
  COLUMN_KINDS,
  type ColumnKind,
  canonical,
  type Sheet,
  type SheetColumn,
  type SheetRow,
  type Workbook,
} from './sheets/workbook.ts'
export { toXlsx } from './sheets/write.ts'
