import type { RoutePlugin } from '../access/route-plugin.ts';
import { attachmentRoutes } from '../attachments/routes.ts';
import { afsprakenkaderRoutes } from '../afsprakenkader/routes.ts';
import { auditReviewRoutes } from '../audit/review-routes.ts';
import { auditRoutes } from '../audit/routes.ts';
import { caseRoutes } from '../cases/routes.ts';
import { emergencyRoutes } from '../emergency/routes.ts';
import { familyRoutes } from '../family/routes.ts';
import { failedWorkRoutes } from '../failed-work/routes.ts';
import { formRoutes } from '../forms/routes.ts';
import { organisationRoutes } from '../organisations/routes.ts';
import { paperRoutes } from '../papers/routes.ts';
import { registrationRoutes } from '../registration/routes.ts';

/** The routes of all subjects: what the application serves, and what its tests serve. */
export const subjectRoutes: readonly RoutePlugin[] = [
  caseRoutes,
  registrationRoutes,
  formRoutes,
  paperRoutes,
  attachmentRoutes,
  afsprakenkaderRoutes,
  failedWorkRoutes,
  organisationRoutes,
  auditRoutes,
  auditReviewRoutes,
  emergencyRoutes,
  familyRoutes,
];
