export { canonical } from '@followthrough/brief'
export { type Bundle, openBundle } from './bundle.ts'
export { type Calendar, toCalendar } from './calendar/calendar.ts'
export { isTimeZone } from './calendar/time-zone.ts'
export { toAtom, toJsonFeed } from './feeds/feed.ts'
export { FORMATS, type Format, MEDIA_TYPES } from './formats.ts'
export { readLand } from './land.ts'
export { type DigestRequest, digestLetter } from './mail/digest.ts'
export { bareAddress, type Letter, toEml } from './mail/letter.ts'
export {
  type LetterState,
  type Outbox,
  openOutbox,
  type Posted,
  type SmtpServer,
} from './mail/outbox.ts'
export { smtpServerOf } from './mail/smtp-address.ts'
export { lastOccasion, nextOccasion, type Occasion, type Weekly, weeklyOf } from './mail/weekly.ts'
export { PapersError } from './papers-error.ts'
export {
  setPaper,
  toDocx,
  toHtml,
  toMarkdown,
  toPdf,
} from './press.ts'
export { openPressroom, type Pressroom, type PressroomLimits } from './pressroom.ts'
export {
  readChanges,
  readHead,
  readWorkbook,
  SHEET_FAULTS,
  type SheetFault,
  type SheetImport,
  type SheetProblem,
  type SheetReaderLimits,
  toXlsx,
} from './sheets/index.ts'
