import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: { '/api': { target: process.env['AANZET_API'] ?? 'http://localhost:3000', changeOrigin: true } } },
});
