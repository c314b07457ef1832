/** The desk: what readers proposed and people decide. Its pages are fetched one by one. */

import '../styles/asks.css'
import '../styles/controls.css'
import '../styles/desk-documents.css'
import '../styles/desk-followup.css'
import '../styles/desk-forms.css'
import '../styles/desk-review.css'
import '../styles/desk.css'
import { lazy } from 'react'
import { Route, Switch } from 'wouter'
import { PersonProvider } from '../desk/person.tsx'
import { NotFoundPage } from './not-found.tsx'

const SessionsPage = lazy(() => import('./desk-sessions.tsx'))
const SessionPage = lazy(() => import('./desk-session.tsx'))
const AsksPage = lazy(() => import('./desk-asks.tsx'))
const ActionsPage = lazy(() => import('./desk-actions.tsx'))
const ChangesPage = lazy(() => import('./desk-changes.tsx'))
const MinutesPage = lazy(() => import('./desk-minutes.tsx'))
const QueuePage = lazy(() => import('./desk-queue.tsx'))
const DocumentsPage = lazy(() => import('./desk-documents.tsx'))
const DocumentPage = lazy(() => import('./desk-document.tsx'))
const ImportPage = lazy(() => import('./desk-import.tsx'))
const PapersPage = lazy(() => import('./desk-papers.tsx'))
const FeedsPage = lazy(() => import('./desk-feeds.tsx'))
const SubscribePage = lazy(() => import('./desk-subscribe.tsx'))
const WorkbooksPage = lazy(() => import('./desk-workbooks.tsx'))

export default function DeskPages() {
  return (
    <PersonProvider>
      <Switch>
        <Route path="/desk/sessions">
          <SessionsPage />
        </Route>
        <Route path="/desk/sessions/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
        <Route path="/desk/asks">
          <AsksPage />
        </Route>
        <Route path="/desk/actions">
          <ActionsPage />
        </Route>
        <Route path="/desk/changes">
          <ChangesPage />
        </Route>
        <Route path="/desk/sessions/:id/minutes">
          {({ id }) => <MinutesPage key={id} id={id} />}
        </Route>
        <Route path="/desk">
          <QueuePage />
        </Route>
        <Route path="/desk/documents">
          <DocumentsPage />
        </Route>
        <Route path="/desk/documents/:capture">
          {({ capture }) => <DocumentPage key={capture} capture={capture} />}
        </Route>
        <Route path="/desk/import">
          <ImportPage />
        </Route>
        <Route path="/desk/papers">
          <PapersPage />
        </Route>
        <Route path="/desk/feeds">
          <FeedsPage />
        </Route>
        <Route path="/desk/subscribe">
          <SubscribePage />
        </Route>
        <Route path="/desk/workbooks">
          <WorkbooksPage />
        </Route>
        <Route>
          <NotFoundPage />
        </Route>
      </Switch>
    </PersonProvider>
  )
}
