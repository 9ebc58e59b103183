// Runs before the application has come in: who was signed in here before and arrives on the worklist sees it sooner.
// The addresses are those that the page will ask for (`web/api/queries.ts`); a browser hands the answers over once.
if (location.pathname === '/' && location.search === '' && localStorage.getItem('aanzet-arrives') === 'worklist') {
  for (const href of ['/api/v1/cases?limit=50', '/api/v1/cases/counts', '/api/v1/procedures']) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', href, crossOrigin: 'anonymous' });
    document.head.append(link);
  }
}
