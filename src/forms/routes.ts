import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import type { Reader } from '../access/reader.ts';
import { commandOf, type Commanding } from '../access/request-command.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { compareForms } from '../contract/compare-forms.ts';
import {
  CompareVersions,
  DraftDiscarded,
  DraftSaved,
  FormDifferences,
  FormPreview,
  FormVersionList,
  FormVersionView,
  PreviewQuery,
  PublishDraft,
  SaveDraft,
  StartDraft,
  VersionPublished,
} from '../contract/form-versions.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { Administration } from '../access/answer-once.ts';
import { discardDraft } from './discard-draft.ts';
import { readVersions } from './find-version.ts';
import { findVersion, getVersion, listVersions } from './list-versions.ts';
import { previewForm } from './preview-form.ts';
import { publishDraft } from './publish-draft.ts';
import { saveDraft } from './save-draft.ts';
import { startDraft } from './start-draft.ts';

/** As text: a number that does not exist and no number at all are both not found. */
const OneVersion = z.strictObject({ version: z.string().max(40) });

/** The form of the own network, for who keeps it: its versions, one draft, publishing with a date. */
export const formRoutes: RoutePlugin = (app, { db, engine }) => {
  const read = { policy: 'formsRead' } as const;
  const edit = { policy: 'formsEdit' } as const;
  const networkOf = (request: { reader: Reader | null }) => readerOf(request).network.id;
  const changing = (request: Commanding & { id: string }): Administration | Refusal => {
    const command = commandOf(request);
    const reader = readerOf(request);
    if (isRefusal(command)) return command;
    if (reader.kind !== 'member') return refuse('notFound');
    return { db, reader, command, auditId: engine.newId(), requestId: request.id };
  };

  app.route({
    method: 'GET',
    url: '/forms',
    config: read,
    schema: { summary: 'De versies van het formulier', response: { 200: FormVersionList, ...refused } },
    handler: async (request) => ({ items: await listVersions(db, networkOf(request)) }),
  });

  app.route({
    method: 'GET',
    url: '/forms/:version',
    config: read,
    schema: { summary: 'Eén versie', params: OneVersion, response: { 200: FormVersionView, ...refused } },
    handler: (request) => getVersion(db, networkOf(request), request.params.version),
  });

  app.route({
    method: 'GET',
    url: '/forms/:version/preview',
    config: read,
    schema: {
      summary: 'Een versie zoals een school, PBD, CLB of aanbieder ze ziet',
      params: OneVersion,
      querystring: PreviewQuery,
      response: { 200: FormPreview, ...refused },
    },
    handler: async (request) => {
      const found = findVersion(await readVersions(db, networkOf(request)), request.params.version);
      return found ? previewForm(found, request.query.as) : refuse('notFound');
    },
  });

  app.route({
    method: 'GET',
    url: '/forms/compare',
    config: read,
    schema: {
      summary: 'Twee versies vergelijken',
      querystring: CompareVersions,
      response: { 200: FormDifferences, ...refused },
    },
    handler: async (request) => {
      const { from, to } = request.query;
      const versions = await readVersions(db, networkOf(request));
      const [before, after] = [from, to].map((version) => versions.find((one) => one.version === version));
      if (!before || !after) return refuse('notFound');
      return { from, to, sections: compareForms(before.definition, after.definition) };
    },
  });

  app.route({
    method: 'POST',
    url: '/forms/draft',
    config: edit,
    schema: { summary: 'Een klad beginnen', body: StartDraft, response: { 200: DraftSaved, ...refused } },
    handler: (request) => {
      const who = changing(request);
      return isRefusal(who) ? who : startDraft(who, request.body.from);
    },
  });

  app.route({
    method: 'PUT',
    url: '/forms/draft',
    config: edit,
    schema: { summary: 'Het klad bewaren', body: SaveDraft, response: { 200: DraftSaved, ...refused } },
    handler: (request) => {
      const who = changing(request);
      return isRefusal(who) ? who : saveDraft(who, request.body);
    },
  });

  app.route({
    method: 'DELETE',
    url: '/forms/draft',
    config: edit,
    schema: { summary: 'Het klad weggooien', response: { 200: DraftDiscarded, ...refused } },
    handler: (request) => {
      const who = changing(request);
      return isRefusal(who) ? who : discardDraft(who);
    },
  });

  app.route({
    method: 'POST',
    url: '/forms/draft/publish',
    config: edit,
    schema: { summary: 'Het klad publiceren', body: PublishDraft, response: { 200: VersionPublished, ...refused } },
    handler: (request) => {
      const who = changing(request);
      return isRefusal(who) ? who : publishDraft(who, request.body);
    },
  });
};
