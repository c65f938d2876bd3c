import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addFonts } from './fonts';
import { LocalPage } from './LocalPage';
import './page.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const queries = new QueryClient({ defaultOptions: { queries: { retry: 2, refetchOnWindowFocus: false } } });

addFonts(document);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LocalPage />
    </QueryClientProvider>
  </StrictMode>,
);
