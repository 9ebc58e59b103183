import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { askEarly, firstPageChunk } from './build/first-page.ts';
import { precompress } from './build/precompress.ts';

export default defineConfig({
  plugins: [react(), askEarly(), precompress()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [firstPageChunk] } } },
  },
  server: { proxy: { '/api': { target: process.env['AANZET_API'] ?? 'http://localhost:3000', changeOrigin: true } } },
});
