import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { opened } from './opening';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void opened.then(() => import('./rest')).then(({ fetchRest }) => fetchRest());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
