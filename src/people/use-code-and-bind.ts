import type { Db } from '../../db/database.ts';
import { loginTroubleTexts } from '../contract/nl/login.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import type { SignInByCode } from '../contract/sign-in.ts';
import { bindLogin, type ProvenLogin } from '../login/bind-login.ts';
import { useCode } from './use-code.ts';

/** Uses a code up and binds the login that waits to what it opens; both, or neither. */
export async function useCodeAndBind(
  db: Db,
  asked: SignInByCode,
  login: ProvenLogin,
  requestId: string,
): Promise<{ memberId: string } | Refusal> {
  try {
    return await db.transaction().execute(async (trx) => {
      const owner = await useCode(trx, asked, requestId);
      if (isRefusal(owner)) return owner;
      if (!(await bindLogin(trx, login, owner.memberId, requestId))) throw new OtherOrganisation();
      return owner;
    });
  } catch (error) {
    if (error instanceof OtherOrganisation)
      return refuse('notAllowedNow', { detail: loginTroubleTexts.organisatie.text });
    throw error;
  }
}

/** Takes the use of the code back with the transaction. */
class OtherOrganisation extends Error {}
