export { API } from './app.ts'
export type { MailOptions } from './post-office.ts'
export { type RunningServer, type ServeOptions, startServer } from './serve.ts'
