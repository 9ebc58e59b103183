import { grantApplication as grant, type ApplicationLogin } from '../../db/application-role.ts';
import type { Database } from '../../db/database.ts';
import { rowPolicies } from '../access/row-policies.ts';

/** Gives the application's role its rights on the migrated schema, and readers theirs, row by row. As the owner. */
export const grantApplication = (database: Database, login: ApplicationLogin): Promise<void> =>
  grant(database, login, rowPolicies);
