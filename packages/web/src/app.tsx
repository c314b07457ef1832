/** The routes. The overview comes with the first load; every other page is fetched when opened. */

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { ErrorBoundary } from './parts/error-boundary.tsx'

const queries = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } })

const CommitmentsPage = lazy(() => import('./pages/commitments.tsx'))
const CommitmentPage = lazy(() => import('./pages/commitment.tsx'))
const TimelinePage = lazy(() => import('./pages/timeline.tsx'))
const DisagreementsPage = lazy(() => import('./pages/disagreements.tsx'))
const CorridorsPage = lazy(() => import('./pages/corridors.tsx'))
const CrossingPage = lazy(() => import('./pages/crossing.tsx'))
const TargetPage = lazy(() => import('./pages/target.tsx'))
const DeskPage = lazy(() => import('./pages/desk.tsx'))
const PeoplePage = lazy(() => import('./pages/people.tsx'))
const SourcesPage = lazy(() => import('./pages/sources.tsx'))
const CodebookPage = lazy(() => import('./pages/codebook.tsx'))
const SearchPage = lazy(() => import('./pages/search.tsx'))
const InstrumentPage = lazy(() => import('./pages/instrument.tsx'))
const EventPage = lazy(() => import('./pages/event.tsx'))
const InstitutionPage = lazy(() => import('./pages/institution.tsx'))
const PersonPage = lazy(() => import('./pages/person.tsx'))
const SourcePage = lazy(() => import('./pages/source.tsx'))
const StatementPage = lazy(() => import('./pages/statement.tsx'))

const PAGES: readonly [path: string, page: ComponentType<{ id: string }> | ComponentType][] = [
  ['/commitments', CommitmentsPage],
  ['/commitments/:id', CommitmentPage],
  ['/timeline', TimelinePage],
  ['/disagreements', DisagreementsPage],
  ['/corridors', CorridorsPage],
  ['/crossings/:id', CrossingPage],
  ['/target', TargetPage],
  ['/desk/*?', DeskPage],
  ['/people', PeoplePage],
  ['/sources', SourcesPage],
  ['/codebook', CodebookPage],
  ['/search', SearchPage],
  ['/instruments/:id', InstrumentPage],
  ['/events/:id', EventPage],
  ['/institutions/:id', InstitutionPage],
  ['/people/:id', PersonPage],
  ['/sources/:id', SourcePage],
  ['/statements/:id', StatementPage],
]

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Frame>
        <Pages />
      </Frame>
    </QueryClientProvider>
  )
}

function Pages() {
  const [path] = useLocation()
  return (
    <ErrorBoundary key={path}>
      <Suspense fallback={<p className="waiting page-body">Opening the page …</p>}>
        <Switch>
          <Route path="/">
            <OverviewPage />
          </Route>
          {PAGES.map(([route, Shown]) => (
            <Route key={route} path={route}>
              {(params: Record<string, string>) => <Shown id={params.id ?? ''} />}
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
