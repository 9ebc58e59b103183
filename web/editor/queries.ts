import { queryOptions } from '@tanstack/react-query';
import type {
  FormDifferences,
  FormPreview,
  FormVersionItem,
  FormVersionView,
  PreviewReader,
} from '../../src/contract/form-versions.ts';
import { request } from '../api/request.ts';

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: ({ signal }) => request<{ items: FormVersionItem[] }>('/forms', { signal }),
});

export const versionQuery = (version: number) =>
  queryOptions({
    queryKey: ['forms', version],
    queryFn: ({ signal }) => request<FormVersionView>(`/forms/${version}`, { signal }),
  });

/** `revision` makes a saved draft another preview; what was shown before stays until the next one is there. */
export const previewQuery = (version: number, revision: number, as: PreviewReader) =>
  queryOptions({
    queryKey: ['forms', version, 'preview', as, revision],
    queryFn: ({ signal }) => request<FormPreview>(`/forms/${version}/preview?as=${as}`, { signal }),
    placeholderData: (before) => before,
  });

export const compareQuery = (from: number, to: number) =>
  queryOptions({
    queryKey: ['forms', 'compare', from, to],
    queryFn: ({ signal }) => request<FormDifferences>(`/forms/compare?from=${from}&to=${to}`, { signal }),
  });
