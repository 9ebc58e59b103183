import '@fontsource-variable/source-sans-3/wght.css';
import './theme/mantine-styles.ts';
import './theme/base.css';
import './theme/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeClient } from './api/client.ts';
import { makeRouter } from './router.tsx';
import { theme, variables } from './theme/theme.ts';

const client = makeClient();
const router = makeRouter();
const root = document.getElementById('root');

if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
          <RouterProvider router={router} />
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
